// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endOfDay } from '../../src/core/local-day';
import type { NewRule } from '../../src/core/rule';
import { languageFor } from '../../src/query/language';
import { RuleForm, type RuleFormProps } from '../../src/ui/RuleForm';
import { previewDelay } from '../../src/ui/use-rule-preview';
import { click, complaints, find, has, names, press, settle, show, type } from './screen';
import { inEnglish } from './texts';

inEnglish();

const now = new Date(2026, 10, 21, 12).getTime();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now });
});
afterEach(() => {
  vi.useRealTimers();
});

const surveys: NewRule = { name: 'Surveys', query: 'title:survey', action: 'hide', enabled: true };

const language = languageFor({});
const check = (text: string) => (text === 'a OR -a' ? 'It would match all.' : language.faultOf(text)?.reason);

async function form(rule: Partial<NewRule> = {}, props: Partial<RuleFormProps> = {}) {
  const onSave = vi.fn(async (_: NewRule) => undefined);
  const onCancel = vi.fn();
  const given = { rule: { ...surveys, ...rule }, language, check, saveLabel: 'Save', onSave, onCancel, ...props };
  await show(<RuleForm {...given} />);
  return { onSave, onCancel };
}

const queryField = () => find<HTMLInputElement>('combobox', 'Papers that match');
const field = (name: string) => find<HTMLInputElement>('textbox', name);
const menu = (name: string) => {
  const all = [...document.querySelectorAll<HTMLSelectElement>('select')];
  const found = all.find((one) => one.closest('label')?.firstChild?.textContent === name);
  if (!found) throw new Error(`No menu ${name}`);
  return found;
};

async function choose(name: string, value: string): Promise<void> {
  menu(name).value = value;
  menu(name).dispatchEvent(new Event('change', { bubbles: true }));
  await settle();
}

async function save(): Promise<void> {
  find('button', 'Save').closest('form')?.requestSubmit();
  await settle();
}

async function rest(): Promise<void> {
  await vi.advanceTimersByTimeAsync(previewDelay);
  await settle();
}

describe('the fields of a rule', () => {
  it('give axe nothing to complain of, whatever is chosen', async () => {
    vi.useRealTimers();
    await form({ query: '' });
    await save();
    expect(await complaints()).toEqual([]);
    for (const action of ['highlight', 'tag', 'dim']) {
      await choose('Do what', action);
      await choose('Where', 'only');
      await choose('How long', 'date');
      await save();
      expect(await complaints()).toEqual([]);
    }
  });

  it.each<NewRule>([
    surveys,
    { ...surveys, action: 'highlight', colour: 'pink', sites: ['arxiv', 'lab.example.edu'] },
    { ...surveys, action: 'tag', tag: 'ml/peft', exceptSites: ['huggingface'], enabled: false },
    { ...surveys, action: 'dim', alsoSaved: true, expires: now + 12_345 },
    { ...surveys, expires: now - 12_345 },
  ])('store what they show, and nothing else: %j', async (rule) => {
    const { onSave } = await form(rule);
    await save();
    expect(onSave.mock.calls).toEqual([[rule]]);
  });

  it('make a rule of what is chosen', async () => {
    const { onSave } = await form({ name: '', query: '' });
    await type(queryField(), ' lora ');
    await choose('Do what', 'highlight');
    await click(find('radio', 'Green'));
    await choose('Where', 'never');
    await click(find('checkbox', 'arXiv'));
    await choose('How long', 'week');
    await click(find('checkbox', 'On'));
    await save();
    expect(onSave.mock.calls).toEqual([
      [
        {
          name: 'lora',
          query: 'lora',
          action: 'highlight',
          colour: 'green',
          exceptSites: ['arxiv'],
          expires: now + 7 * 86_400_000,
          enabled: false,
        },
      ],
    ]);
  });

  it('stay where Esc folds the list of tags away', async () => {
    const { onCancel } = await form({ action: 'tag' }, { tags: [{ tag: 'ml/peft', count: 3 }] });
    const tags = find('combobox', 'The tag');
    tags.focus();
    await type(tags, 'ml/p');
    await press(tags, 'Escape');
    expect([onCancel.mock.calls.length, tags.getAttribute('aria-expanded')]).toEqual([0, 'false']);
    await type(tags, 'ml/pe');
    expect(tags.getAttribute('aria-expanded')).toBe('true');
    await press(tags, 'Escape');
    await press(tags, 'Escape');
    expect(onCancel).toHaveBeenCalledOnce();
  });

  it('take the tag that is typed as one leaves its field, as it is written where there is one already', async () => {
    const { onSave } = await form({ action: 'tag', tag: 'old' }, { tags: [{ tag: 'ml/peft', count: 3 }] });
    const tags = find('combobox', 'The tag');
    tags.focus();
    await type(tags, 'ML/peft');
    tags.blur();
    await settle();
    await save();
    expect(onSave.mock.calls).toEqual([[{ ...surveys, action: 'tag', tag: 'ml/peft' }]]);
  });

  it('take one tag', async () => {
    const { onSave } = await form({ action: 'tag', tag: 'old' }, { tags: [{ tag: 'ml/peft', count: 3 }] });
    const tags = find('combobox', 'The tag');
    await type(tags, 'ml/p');
    await press(tags, 'Enter');
    await save();
    expect(onSave.mock.calls).toEqual([[{ ...surveys, action: 'tag', tag: 'ml/peft' }]]);
  });

  it('let a rule end with a day that has not gone by', async () => {
    const { onSave } = await form();
    await choose('How long', 'date');
    const day = document.querySelector<HTMLInputElement>('input[type=date]') as HTMLInputElement;
    for (const typed of ['', '2026-11-20']) {
      await type(day, typed);
      await save();
      expect(has('alert', 'Choose today or a later day.')).toBe(true);
    }
    expect(onSave).not.toHaveBeenCalled();
    await type(day, '2026-11-21');
    await save();
    expect(onSave.mock.calls).toEqual([[{ ...surveys, expires: endOfDay('2026-11-21') }]]);
  });

  it('offer the sites that the rule and its owner know besides the usual ones', async () => {
    await form({ sites: ['lab.example.edu'] }, { sites: ['forum.example.org'] });
    expect(names('checkbox')).toEqual(expect.arrayContaining(['forum.example.org', 'arXiv', 'lab.example.edu']));
  });
});

describe('what is no rule yet', () => {
  it.each<[string, Partial<NewRule>, RegExp]>([
    ['without a query', { query: ' ' }, /would act on all/],
    ['with a broken query', { query: '(a' }, /^The \( at 1 is not closed/],
    ['that matches all', { query: 'a OR -a' }, /^It would match all.$/],
    ['that tags without a tag', { action: 'tag' }, /^Choose a tag.$/],
    ['for no site', { sites: [] }, /^Choose at least one site.$/],
  ])('is not stored %s, and says why', async (_, rule, words) => {
    const { onSave } = await form(rule);
    await save();
    expect(onSave).not.toHaveBeenCalled();
    expect(has('alert', words)).toBe(true);
  });

  it('says what is wrong with a query as it is typed', async () => {
    await form();
    await type(queryField(), 'title:(');
    expect(has('alert', /^A word or a phrase was expected/)).toBe(true);
    expect(queryField().getAttribute('aria-invalid')).toBe('true');
  });

  it('stays in its fields where storing fails', async () => {
    const onSave = vi.fn(async () => Promise.reject(Object.assign(new Error(), { name: 'RuleInvalid' })));
    await form({}, { onSave });
    await type(field('Name'), 'Mine');
    await save();
    expect(field('Name').value).toBe('Mine');
    expect(has('alert', /would hide everything/)).toBe(true);
  });

  it('is left with Esc, but not where that is meant for what composes it', async () => {
    const { onCancel } = await form();
    const composing = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, isComposing: true });
    field('Name').dispatchEvent(composing);
    expect(onCancel).not.toHaveBeenCalled();
    await press(field('Name'), 'Escape');
    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe('the preview', () => {
  const status = () => document.querySelector('[role=status]')?.textContent;

  it('says what the rule would do here and in the library, with the first titles', async () => {
    const titles = ['One', 'Two', 'Three', 'Four'];
    const here = () => ({ matched: 14, total: 61, kept: 2, titles });
    await form({}, { here, library: async () => ({ matched: 4, total: 212 }) });
    await rest();
    expect(status()).toBe(
      'Would hide 14 of 61 here' +
        'OneTwoThree2 more match and stay: you have saved them' +
        'Matches 4 of the 212 that you saved in the last month',
    );
    await choose('Do what', 'highlight');
    expect(status()).toMatch(/^Would highlight 14 of 61 here/);
  });

  it('names the page that it is about, and says where the rule is not for its site', async () => {
    const page = { matched: 1, total: 2, kept: 0, titles: [], page: 'Daily Papers' };
    await form({}, { here: ({ sites }) => ({ ...page, ...(sites && { isElsewhere: true }) }) });
    await rest();
    expect(status()).toBe('Would hide 1 of 2 on “Daily Papers”');
    await choose('Where', 'only');
    await click(find('checkbox', 'arXiv'));
    await rest();
    expect(status()).toBe('Does nothing on “Daily Papers”: the rule is not for that site');
  });

  it('is asked for once a query rests, for the last one', async () => {
    const library = vi.fn(async (query: string) => ({ matched: query.length, total: 100 }));
    await form({ query: '' }, { library });
    for (const query of ['a', 'ab', 'abc']) {
      await type(queryField(), query);
      await vi.advanceTimersByTimeAsync(previewDelay / 2);
    }
    await rest();
    expect(library.mock.calls).toEqual([['abc']]);
    expect(status()).toMatch(/^Matches 3 of/);
  });

  it('is that of the last query, whatever answer comes last', async () => {
    const answers: Record<string, (count: number) => void> = {};
    const library = (query: string) =>
      new Promise<{ matched: number; total: number }>((resolve) => {
        answers[query] = (matched) => resolve({ matched, total: 9 });
      });
    await form({ query: 'a' }, { library });
    await rest();
    await type(queryField(), 'b');
    await rest();
    answers['b']?.(2);
    await settle();
    answers['a']?.(1);
    await settle();
    expect(status()).toMatch(/^Matches 2 of/);
  });

  it('goes where there is no rule to preview', async () => {
    await form({}, { here: () => ({ matched: 1, total: 2, kept: 0, titles: [] }) });
    await rest();
    await type(queryField(), 'title:(');
    await rest();
    expect(status()).toBe('');
  });
});
