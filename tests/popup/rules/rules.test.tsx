// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PageReport } from '../../../src/messaging/protocol';
import { previewDelay } from '../../../src/ui/use-rule-preview';
import { click, complaints, find, has, names, press, settle, type } from '../../ui/screen';
import { inEnglish } from '../../ui/texts';
import { openRules } from './open-rules';
import { listedRule } from './rules-background';

inEnglish();

afterEach(() => {
  vi.useRealTimers();
});

const three = () => [listedRule('Surveys'), listedRule('Speech'), listedRule('Robots')];
const rows = () => [...document.querySelectorAll<HTMLElement>('[data-rule]')];
const shownNames = () => rows().map((row) => row.querySelector('b')?.textContent);
const row = (name: string) => rows().find((one) => one.dataset['rule'] === name) as HTMLElement;

async function submit(): Promise<void> {
  document.querySelector('form')?.requestSubmit();
  await settle();
}

describe('the list of rules', () => {
  it('gives axe nothing to complain of, empty, filled and edited', async () => {
    await openRules();
    expect(await complaints()).toEqual([]);
    await openRules([...three(), listedRule('Mine', { action: 'highlight', colour: 'green', hits: 3 })]);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Edit the rule “Speech”'));
    await click(find('button', 'Import…'));
    expect(await complaints()).toEqual([]);
  });

  it('says of each rule what it does, where, until when, and how often it has', async () => {
    const now = Date.now();
    await openRules([
      listedRule('A', { action: 'highlight', colour: 'green', sites: ['arxiv'], hits: 1 }),
      listedRule('B', { action: 'tag', tag: 'ml/peft', exceptSites: ['huggingface'], expires: now - 1 }),
      listedRule('C', { alsoSaved: true, enabled: false }),
    ]);
    const notes = rows().map((one) => [...one.querySelectorAll('.u-notes > *')].map((note) => note.textContent));
    expect(notes).toEqual([
      ['Highlight (Green)', 'Only on arXiv', 'Acted on 1 paper so far'],
      ['Tag “ml/peft”', 'Never on Hugging Face Papers', 'Its time is over'],
      ['Hide', 'Saved papers, too'],
    ]);
    expect(has('heading', '3 rules, 2 on')).toBe(true);
  });

  it('switches a rule on and off, and says so where that fails', async () => {
    const background = await openRules(three());
    background.failures.set('rule.change', Object.assign(new Error(), { name: 'RuleUnknown' }));
    await click(find('switch', 'The rule “Speech”'));
    expect(has('status', /no longer there/)).toBe(true);
    await click(find('button', 'Try again'));
    expect(background.kept.map(({ enabled }) => enabled)).toEqual([true, false, true]);
  });

  it('removes a rule, and brings it back with undo', async () => {
    const background = await openRules(three());
    await click(find('button', 'Remove the rule “Speech”'));
    expect(shownNames()).toEqual(['Surveys', 'Robots']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Remove the rule “Robots”');
    await click(find('button', 'Undo'));
    expect(background.askedFor('rule.restore')).toEqual([['Speech']]);
    expect(has('switch', 'The rule “Speech”')).toBe(true);
  });

  it('edits a rule in its place, telling only what has changed', async () => {
    const background = await openRules(three());
    await click(find('button', 'Edit the rule “Speech”'));
    await type(find('textbox', 'Name'), 'Voices');
    await submit();
    expect(background.askedFor('rule.change')).toEqual([{ id: 'Speech', change: { name: 'Voices' } }]);
    expect(shownNames()).toEqual(['Surveys', 'Voices', 'Robots']);
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Edit the rule “Voices”');
  });

  it('keeps what is typed into a rule while others change, and where it is refused', async () => {
    const background = await openRules(three());
    await click(find('button', 'Edit the rule “Speech”'));
    await type(find('combobox', 'Papers that match'), 'title:(');
    await submit();
    expect(has('alert', /^A word or a phrase was expected/)).toBe(true);
    expect(background.askedFor('rule.change')).toEqual([]);
    await click(find('button', 'Remove the rule “Robots”'));
    expect(find<HTMLInputElement>('combobox', 'Papers that match').value).toBe('title:(');
  });

  it('makes a rule', async () => {
    const background = await openRules(three());
    await click(find('button', 'New rule'));
    await type(find('combobox', 'Papers that match'), 'lora');
    await submit();
    expect(background.askedFor('rule.create')).toEqual([
      { name: 'lora', query: 'lora', action: 'hide', enabled: true },
    ]);
    expect(shownNames()[0]).toBe('lora');
    expect(has('combobox', 'Papers that match')).toBe(false);
    expect(document.activeElement).toBe(find('button', 'New rule'));
  });

  it('finds rules by name, query and tag, and moves none meanwhile', async () => {
    const many = Array.from({ length: 20 }, (_, index) => listedRule(`Rule ${index}`, { query: 'x' }));
    await openRules([...many, listedRule('École', { action: 'tag', tag: 'ml/peft', query: 'lora' })]);
    for (const word of ['ECOLE', 'lor', 'peft']) {
      await type(find('searchbox', 'Find a rule'), word);
      expect(shownNames()).toEqual(['École']);
    }
    expect(has('status', '1 rule found. Clear the field to move rules.')).toBe(true);
    expect(names('button').filter((name) => name.startsWith('Move'))).toEqual([]);
  });

  it('draws the first of very many, and more where that is asked for', async () => {
    await openRules(Array.from({ length: 5_000 }, (_, index) => listedRule(`Rule ${index}`)));
    expect(rows()).toHaveLength(100);
    await click(find('button', 'Show 4,900 more'));
    expect(rows()).toHaveLength(200);
  });

  it('shows what has been counted meanwhile, once it is looked at again', async () => {
    const background = await openRules(three());
    background.kept = [listedRule('Surveys', { hits: 14 })];
    document.dispatchEvent(new Event('visibilitychange'));
    await settle();
    expect(row('Surveys').textContent).toContain('Acted on 14 papers so far');
  });

  it('removes what is selected at once', async () => {
    const background = await openRules(three());
    await click(find('checkbox', 'Select the rule “Surveys”'));
    await click(find('checkbox', 'Select the rule “Robots”'));
    expect(has('heading', '2 rules selected')).toBe(true);
    await click(find('button', 'Remove'));
    expect(background.askedFor('rule.remove')).toEqual([['Surveys', 'Robots']]);
    expect(has('status', /^2 rules removed./)).toBe(true);
  });
});

describe('the order of rules', () => {
  it('changes by buttons, which keep the focus, and is announced', async () => {
    const background = await openRules(three());
    await click(find('button', /^Move “Robots” up/));
    expect(background.names).toEqual(['Surveys', 'Robots', 'Speech']);
    expect(has('status', '“Robots” is now 2 of 3.')).toBe(true);
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Move “Robots” up/);
    await click(find('button', /^Move “Surveys” up/));
    expect(background.askedFor('rule.move')).toEqual([{ id: 'Robots', before: 'Speech' }]);
  });

  it('changes by Alt with an arrow key, down to the end', async () => {
    const background = await openRules(three());
    const alt = async (key: string) => {
      const event = new KeyboardEvent('keydown', { key, altKey: true, bubbles: true, cancelable: true });
      find('switch', 'The rule “Speech”').dispatchEvent(event);
      await settle();
    };
    await alt('ArrowDown');
    expect(background.names).toEqual(['Surveys', 'Robots', 'Speech']);
    await alt('ArrowDown');
    await alt('ArrowUp');
    expect(background.names).toEqual(['Surveys', 'Speech', 'Robots']);
    await press(find('switch', 'The rule “Speech”'), 'ArrowUp');
    expect(background.askedFor('rule.move')).toEqual([{ id: 'Speech' }, { id: 'Speech', before: 'Robots' }]);
  });

  it.each<[string, number, string[]]>([
    ['in front of a rule', 0, ['Robots', 'Surveys', 'Speech']],
    ['behind a rule', 60, ['Surveys', 'Robots', 'Speech']],
  ])('changes by dragging, %s', async (_, clientY, order) => {
    const background = await openRules(three());
    const drag = async (target: Element | null, name: string) => {
      target?.dispatchEvent(Object.assign(new Event(name, { bubbles: true, cancelable: true }), { clientY }));
      await settle();
    };
    row('Surveys').getBoundingClientRect = () => ({ top: 0, height: 64 }) as DOMRect;
    await drag(row('Robots').querySelector('.u-grip'), 'dragstart');
    await drag(row('Surveys'), 'dragover');
    await drag(row('Surveys'), 'drop');
    expect(background.names).toEqual(order);
  });

  it('is left alone by a file that is dragged over it', async () => {
    const background = await openRules(three());
    row('Surveys').getBoundingClientRect = () => ({ top: 0, height: 64 }) as DOMRect;
    const over = new Event('dragover', { bubbles: true, cancelable: true });
    row('Surveys').dispatchEvent(over);
    await settle();
    row('Surveys').dispatchEvent(new Event('drop', { bubbles: true, cancelable: true }));
    await settle();
    expect(over.defaultPrevented).toBe(false);
    expect(document.querySelector('.is-above-drop, .is-below-drop')).toBeNull();
    expect(background.askedFor('rule.move')).toEqual([]);
  });
});

describe('the address', () => {
  it('begins with a new rule of a query', async () => {
    await openRules(three(), { opening: { query: 'title:lora', name: 'LoRA' } });
    expect(find<HTMLInputElement>('combobox', 'Papers that match').value).toBe('title:lora');
    expect(find<HTMLInputElement>('textbox', 'Name').value).toBe('LoRA');
  });

  it('begins with a rule to edit, be it far down', async () => {
    const many = Array.from({ length: 300 }, (_, index) => listedRule(`Rule ${index}`));
    await openRules(many, { opening: { edit: 'Rule 250' } });
    expect(find<HTMLInputElement>('textbox', 'Name').value).toBe('Rule 250');
  });

  it('says so where the rule to edit is no longer there', async () => {
    await openRules(three(), { opening: { edit: 'Gone' } });
    expect(has('status', /^This rule is no longer there/)).toBe(true);
    await openRules(three(), { opening: { edit: 'Speech' } });
    expect(has('status', /no longer there/)).toBe(false);
  });

  it('begins with the import', async () => {
    await openRules([], { opening: { import: true } });
    expect(document.activeElement).toBe(find('textbox', 'Rules as text'));
  });
});

describe('the preview', () => {
  const report = (said: Partial<PageReport> = {}): PageReport => ({
    site: { id: 'arxiv', name: 'arXiv' },
    hasAdapter: true,
    kind: 'listing',
    papers: [
      { id: 'arxiv:2601.00001', foundBy: 'adapter', title: 'A Survey of Speech' },
      { id: 'arxiv:2601.00002', foundBy: 'adapter', title: 'Another Survey', author: [{ literal: 'Edward Hu' }] },
      { id: 'arxiv:2601.00003', foundBy: 'adapter', title: 'Low-Rank Adaptation' },
    ],
    saved: ['arxiv:2601.00001'],
    hidden: [],
    hiddenIds: [],
    foundBy: 'adapter',
    skipped: { untitled: 0, unlinked: 0 },
    linked: 0,
    shown: false,
    ...said,
  });
  const rest = async () => {
    await vi.advanceTimersByTimeAsync(previewDelay);
    await settle();
  };
  const preview = () => document.querySelector('.r-preview')?.textContent;

  it('is of the open listing, sparing what is saved, and of the library', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await openRules([], { opening: { query: 'title:survey' }, listing: { title: 'Daily list', report: report() } });
    await rest();
    expect(preview()).toBe(
      'Would hide 1 of 3 on “Daily list”Another Survey1 more matches and stays: you have saved it' +
        'Matches 12 of the 212 that you saved in the last month',
    );
    await type(find('combobox', 'Papers that match'), 'author:hu');
    await rest();
    expect(preview()).toMatch(/^Would hide 1 of 3 on “Daily list”Another Survey/);
    await click(find('checkbox', 'Also papers that I have saved'));
    await type(find('combobox', 'Papers that match'), 'survey');
    await rest();
    expect(preview()).toMatch(/^Would hide 2 of 3/);
  });

  it('comes with completion by what the listing has', async () => {
    await openRules([], { listing: { title: 'Daily list', report: report() } });
    await click(find('button', 'New rule'));
    await type(find('combobox', 'Papers that match'), 'author:hu');
    expect(document.querySelector('[role=option]')?.textContent).toContain('Edward Hu');
  });

  it('is of the library alone where no listing is open', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await openRules([], { opening: { query: 'survey' } });
    await rest();
    expect(preview()).toBe('Matches 6 of the 212 that you saved in the last month');
  });
});

describe('a ready list', () => {
  it('is off until it is turned on, becomes rules, and goes as one', async () => {
    const background = await openRules([listedRule('Mine')]);
    const isOn = () => find('switch', 'Surveys and reviews').getAttribute('aria-checked');
    expect(isOn()).toBe('false');
    await click(find('switch', 'Surveys and reviews'));
    expect(background.names).toEqual(['Surveys', 'Reviews', 'Mine']);
    expect(isOn()).toBe('true');
    await click(find('switch', 'Surveys and reviews'));
    expect(background.names).toEqual(['Mine']);
    await click(find('button', 'Undo'));
    expect(isOn()).toBe('true');
  });

  it('that was changed since is completed', async () => {
    const background = await openRules([listedRule('Surveys', { query: 'title:survey' })]);
    expect(document.body.textContent).toContain('1 of its 2 rules are there');
    await click(find('switch', 'Surveys and reviews'));
    expect(background.names).toEqual(['Reviews', 'Surveys']);
  });
});
