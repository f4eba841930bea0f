// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RuleEditor, type RuleEditorProps } from '../../src/content/RuleEditor';
import { Trouble } from '../../src/content/Trouble';
import type { NewRule } from '../../src/core/rule';
import { languageFor } from '../../src/query/language';
import { click, complaints, find, has, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const surveys: NewRule = { name: 'surveys', query: 'title:survey', action: 'hide', enabled: true };
const done = async (): Promise<unknown> => undefined;
const on = {
  onSave: vi.fn<RuleEditorProps['onSave']>(done),
  onPause: vi.fn<RuleEditorProps['onPause']>(done),
  onTurn: vi.fn<RuleEditorProps['onTurn']>(done),
  onRemove: vi.fn<RuleEditorProps['onRemove']>(done),
  onClose: vi.fn(),
};

async function open(rule: Partial<NewRule> = {}): Promise<HTMLInputElement> {
  const site = { id: 'arxiv', name: 'arXiv' };
  await show(
    <RuleEditor
      rule={{ ...surveys, ...rule }}
      site={site}
      check={() => undefined}
      language={languageFor({})}
      {...on}
    />,
  );
  return find<HTMLInputElement>('combobox', 'Papers that match');
}

async function submit(field: HTMLElement): Promise<void> {
  field.closest('form')?.requestSubmit();
  await settle();
}

beforeEach(() => {
  for (const handler of Object.values(on)) handler.mockClear();
});

describe('a rule’s editor', () => {
  it('saves what is changed and closes', async () => {
    const query = await open({ colour: 'pink', action: 'highlight', exceptSites: ['acl'] });
    await type(query, 'title:survey OR title:review');
    await submit(query);
    expect(on.onSave.mock.calls).toEqual([
      [
        {
          name: 'surveys',
          query: 'title:survey OR title:review',
          action: 'highlight',
          colour: 'pink',
          exceptSites: ['acl'],
          enabled: true,
        },
      ],
    ]);
    expect(on.onClose).toHaveBeenCalledOnce();
  });

  it.each([
    ['Pause here', {}, 'onPause', true],
    ['Resume here', { exceptSites: ['acl', 'arxiv'] }, 'onPause', false],
    ['Turn off', {}, 'onTurn', false],
    ['Turn on', { enabled: false }, 'onTurn', true],
    ['Remove rule', {}, 'onRemove', undefined],
  ] as const)(
    'does “%s” at once and closes; where that fails it stays with what was typed',
    async (...[button, said, handler, asked]) => {
      on[handler].mockRejectedValueOnce(Object.assign(new Error(), { name: 'RuleUnknown' }));
      const query = await open(said as Partial<NewRule>);
      await type(query, 'title:review');
      await click(find('button', button));
      expect(has('alert', /This rule is no longer there/)).toBe(true);
      expect([on.onClose.mock.calls.length, query.value]).toEqual([0, 'title:review']);
      expect(await complaints()).toEqual([]);
      await click(find('button', button));
      expect(on[handler].mock.lastCall).toEqual(asked === undefined ? [] : [asked]);
      expect(on.onClose).toHaveBeenCalledOnce();
    },
  );

  it('stays open with what was typed where it can’t be saved', async () => {
    on.onSave.mockRejectedValueOnce(Object.assign(new Error(), { name: 'RuleUnknown' }));
    const query = await open();
    await type(query, 'title:review');
    await submit(query);
    expect(has('alert', /This rule is no longer there/)).toBe(true);
    expect([on.onClose.mock.calls.length, query.value]).toEqual([0, 'title:review']);
  });

  it('gives axe nothing to complain of', async () => {
    await open();
    expect(await complaints()).toEqual([]);
  });
});

describe('what can’t be opened', () => {
  it('says why, and can be tried again where that may help', async () => {
    const [onRetry, onClose] = [vi.fn(), vi.fn()];
    await show(<Trouble message="It is gone." onRetry={onRetry} onClose={onClose} />);
    await click(find('button', 'Try again'));
    await click(find('button', 'Close'));
    expect([onRetry.mock.calls.length, onClose.mock.calls.length]).toEqual([1, 1]);
    expect(await complaints()).toEqual([]);
    await show(<Trouble message="It is gone." onClose={onClose} />);
    expect(has('button', 'Try again')).toBe(false);
  });
});
