// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { RuleEditor } from '../../src/content/RuleEditor';
import { maxRuleNameLength } from '../../src/core/rule';
import { click, complaints, find, has, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const on = {
  onSave: vi.fn(async (_: { name: string; query: string }): Promise<unknown> => undefined),
  onTurnOff: vi.fn(async (): Promise<unknown> => undefined),
  onRemove: vi.fn(async (): Promise<unknown> => undefined),
  onClose: vi.fn(),
};

async function open(): Promise<{ name: HTMLInputElement; query: HTMLInputElement }> {
  await show(<RuleEditor name="surveys" query="title:survey" count={9} {...on} />);
  return { name: find('textbox', 'Name of the rule'), query: find('textbox', 'Hide papers that match') };
}

async function submit(field: HTMLElement): Promise<void> {
  field.closest('form')?.requestSubmit();
  await settle();
}

beforeEach(() => {
  for (const handler of Object.values(on)) handler.mockClear();
});

describe('a rule’s editor', () => {
  it('shows the rule, and what it hides here', async () => {
    const { name, query } = await open();
    expect([name.value, query.value]).toEqual(['surveys', 'title:survey']);
    expect(has('heading', 'This rule hides 9 papers here')).toBe(true);
  });

  it('saves what is changed, with Enter too, and closes', async () => {
    const { name, query } = await open();
    await type(name, '  Surveys and reviews ');
    await type(query, 'title:survey OR title:review');
    await submit(query);
    expect(on.onSave).toHaveBeenCalledWith({ name: 'Surveys and reviews', query: 'title:survey OR title:review' });
    expect(on.onClose).toHaveBeenCalledOnce();
  });

  it('is named by its query where it has no name, as far as a name may go', async () => {
    const { name, query } = await open();
    await type(name, ' ');
    await type(query, 'x'.repeat(500));
    await submit(query);
    expect(on.onSave.mock.calls[0]?.[0]).toEqual({ name: 'x'.repeat(maxRuleNameLength), query: 'x'.repeat(500) });
  });

  it.each([
    ['title:"survey', /^The quote at 7/],
    [' ', /would hide everything/],
  ])('refuses %j with the reason, and keeps it', async (typed, reason) => {
    const { query } = await open();
    await type(query, typed);
    await submit(query);
    expect(has('alert', reason)).toBe(true);
    expect([on.onSave.mock.calls.length, on.onClose.mock.calls.length, query.value]).toEqual([0, 0, typed]);
    await type(query, 'title:survey');
    expect(has('alert', reason)).toBe(false);
  });

  it.each([
    ['Save', 'onSave'],
    ['Turn off', 'onTurnOff'],
    ['Remove rule', 'onRemove'],
  ] as const)('stays open with what was typed where “%s” fails', async (button, handler) => {
    on[handler].mockRejectedValueOnce(Object.assign(new Error(), { name: 'RuleUnknown' }));
    const { query } = await open();
    await type(query, 'title:review');
    await click(find('button', button));
    expect(has('alert', /This rule is no longer there/)).toBe(true);
    expect([on.onClose.mock.calls.length, query.value]).toEqual([0, 'title:review']);
    await click(find('button', button));
    expect(on.onClose).toHaveBeenCalledOnce();
  });

  it('gives axe nothing to complain of, also while refusing', async () => {
    const { query } = await open();
    expect(await complaints()).toEqual([]);
    await type(query, '(');
    await submit(query);
    expect(await complaints()).toEqual([]);
  });
});
