// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { EditorsPage } from '../../src/content/editors';
import { HidePapers, type HidePapersProps } from '../../src/content/HidePapers';
import { metOn, previewOn } from '../../src/content/preview';
import { proposalsOf } from '../../src/content/proposals';
import { emptyAnnotation, markOf } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';
import type { ListedPaper } from '../../src/core/paper';
import { maxRuleNameLength, type NewRule } from '../../src/core/rule';
import { languageFor } from '../../src/query/language';
import type { Query } from '../../src/query/query';
import { click, complaints, find, has, names, press, settle, show, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();

const titles = [
  'A Survey of Attention',
  'Attention in Speech',
  'Speech Without Attention',
  'Quantized Survey',
  'Pruning',
];
const listed = titles.map(
  (title, index): ListedPaper => ({ id: `arxiv:2601.0000${index}`, title, categories: ['cs.CL'], foundBy: 'adapter' }),
);
/** The fourth is saved. */
const page = {
  views: listed.map((paper) => ({ card: { id: paper.id }, title: paper.title, paper })),
  site: { id: 'arxiv', name: 'arXiv' },
  mirror: {
    mark: (id: PaperId) => (id.endsWith('3') ? { ...markOf(emptyAnnotation(id)), saved: true } : undefined),
  },
} as unknown as EditorsPage;

const on = {
  count: (query: Query) => metOn(page, query).length,
  here: (rule: NewRule) => previewOn(page, rule),
  onMake: vi.fn<HidePapersProps['onMake']>(),
  onHideOne: vi.fn(),
  onClose: vi.fn(),
};
const language = languageFor({ authors: ['Ada B. Kern'] });
const library = vi.fn<HidePapersProps['library']>();

async function open(
  paper = listed[0] as ListedPaper,
  does: HidePapersProps['does'] = 'hide',
): Promise<HTMLInputElement> {
  const { site } = page;
  await show(
    <HidePapers
      language={language}
      does={does}
      proposals={proposalsOf(paper)}
      papers={5}
      site={site}
      library={library}
      {...on}
    />,
  );
  return find<HTMLInputElement>('textbox', /papers that say/);
}

function submit(): HTMLButtonElement {
  return document.querySelector('button[type=submit]') as HTMLButtonElement;
}

beforeEach(() => {
  for (const handler of [on.onMake, on.onHideOne, on.onClose, library]) handler.mockReset();
  on.onMake.mockResolvedValue(undefined);
  library.mockResolvedValue({ matched: 0, total: 0 });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('“Hide papers like this…”', () => {
  it('offers conditions with how many papers each meets, those that meet others but not most first', async () => {
    await open();
    expect(names('checkbox')).toEqual(['title has survey2', 'title has attention3', 'category is cs.CL5']);
  });

  it('makes the query of what is ticked, and takes it out again', async () => {
    const query = await open();
    await click(find('checkbox', /survey/));
    await click(find('checkbox', /attention/));
    expect(query.value).toBe('title:survey title:attention');
    expect(has('button', 'Hide 1')).toBe(true);
    await click(find('checkbox', /survey/));
    expect(query.value).toBe('title:attention');
    expect(find<HTMLInputElement>('checkbox', /attention/).checked).toBe(true);
  });

  it('ticks what is typed', async () => {
    const query = await open();
    await type(query, 'category:cs.CL title:survey');
    expect(find<HTMLInputElement>('checkbox', /survey/).checked).toBe(true);
  });

  it('previews what it would hide, and what stays', async () => {
    await type(await open(), 'survey OR title:speech');
    const told = find('status', /Would hide/).textContent;
    expect(told).toBe(
      'Would hide 3 of 5 hereA Survey of AttentionAttention in SpeechSpeech Without Attention1 more matches and stays: you have saved it',
    );
  });

  it('hides everywhere until it is undone, unless told otherwise', async () => {
    await type(await open(), '"without attention"');
    await click(find('button', 'Hide 1'));
    expect(on.onMake).toHaveBeenCalledWith({
      name: 'without attention',
      query: '"without attention"',
      action: 'hide',
      enabled: true,
    });
    expect(on.onClose).toHaveBeenCalledOnce();
  });

  it('hides on this site, and for thirty days', async () => {
    vi.spyOn(Date, 'now').mockReturnValue(1_000);
    await type(await open(), 'title:survey category:cs.CL');
    await click(find('button', 'This site'));
    await click(find('button', 'A week'));
    await click(find('button', '30 days'));
    expect(find('button', '30 days').getAttribute('aria-pressed')).toBe('true');
    find('textbox', /papers that say/)
      .closest('form')
      ?.requestSubmit();
    await settle();
    expect(on.onMake).toHaveBeenCalledWith({
      name: 'survey cs.CL',
      query: 'title:survey category:cs.CL',
      action: 'hide',
      enabled: true,
      sites: ['arxiv'],
      expires: 1_000 + 30 * 86_400_000,
    });
    vi.restoreAllMocks();
  });

  it('offers the first authors, the primary category and the venue', async () => {
    await open({
      ...(listed[4] as ListedPaper),
      author: ['Ada B. Kern', 'Van der Meer, Jan', '王伟', 'Too Many'].map((printed) => ({ printed })),
      categories: ['cs.CL', 'cs.AI'],
      'container-title': 'Proceedings: of Sorts',
    });
    expect(names('checkbox')).toEqual([
      'title has pruning1',
      'author is Ada B. Kern0',
      'author is Jan Van der Meer0',
      'author is 王伟0',
      'category is cs.CL5',
      'venue is Proceedings: of Sorts0',
    ]);
    await click(find('checkbox', /Kern/));
    await click(find('checkbox', /Sorts/));
    const query = find<HTMLInputElement>('textbox', /papers that say/);
    expect(query.value).toBe('author:"Ada B. Kern" venue:"Proceedings: of Sorts"');
    await click(find('checkbox', /Kern/));
    expect(query.value).toBe('venue:"Proceedings: of Sorts"');
  });

  it('offers no word that says the same here as a phrase does', async () => {
    await open({ ...(listed[2] as ListedPaper), title: 'Speech: Neural Codecs' });
    expect(names('checkbox').slice(0, -1)).toEqual(['title has speech2', 'title has neural codecs0']);
  });

  it('adds a condition to all that an OR joins', async () => {
    const query = await open();
    await type(query, 'speech OR pruning');
    await click(find('checkbox', /attention/));
    expect(query.value).toBe('(speech OR pruning) title:attention');
  });

  it.each([
    ['Collapse', 'collapse', 'Would collapse 3 of 5'],
    ['Dim', 'dim', 'Would dim 3 of 5'],
  ])('can %s instead', async (label, action, told) => {
    await type(await open(), 'survey OR title:speech');
    await click(find('button', label));
    expect(has('status', new RegExp(told))).toBe(true);
    await click(find('button', `${label} 3`));
    expect(on.onMake).toHaveBeenCalledWith(expect.objectContaining({ action }));
  });

  it('hides saved papers only where it is told so', async () => {
    await type(await open(), 'title:survey');
    await click(find('checkbox', 'Also papers that I have saved'));
    expect(has('status', /Would hide 2 of 5/)).toBe(true);
    expect(has('status', /stays/)).toBe(false);
    await click(find('button', 'Hide 2'));
    expect(on.onMake).toHaveBeenCalledWith(expect.objectContaining({ alsoSaved: true }));
  });

  it('says what it meets of the library, and nothing of an answer to what was typed before', async () => {
    vi.useFakeTimers();
    let answer: (preview: { matched: number; total: number }) => void = () => undefined;
    library.mockImplementationOnce(() => new Promise((resolve) => (answer = resolve)));
    library.mockResolvedValueOnce({ matched: 21, total: 1340 });
    const query = await open();
    await type(query, 'title:s');
    await type(query, 'title:survey');
    await vi.runAllTimersAsync();
    await type(query, 'title:speech');
    answer({ matched: 7, total: 1340 });
    await settle();
    expect(has('status', /last month/)).toBe(false);
    await vi.runAllTimersAsync();
    await settle();
    expect(library.mock.calls).toEqual([['title:survey'], ['title:speech']]);
    expect(has('status', /Matches 21 of the 1,340 that you saved in the last month/)).toBe(true);
    await type(query, 'title:"');
    await vi.runAllTimersAsync();
    expect(library).toHaveBeenCalledTimes(2);
    expect(has('status', /last month/)).toBe(false);
  });

  it('says nothing of a library that can’t be asked, or in which nothing was saved', async () => {
    vi.useFakeTimers();
    library.mockRejectedValueOnce(new Error('x'));
    const query = await open();
    await type(query, 'title:survey');
    await vi.runAllTimersAsync();
    await type(query, 'title:speech');
    await vi.runAllTimersAsync();
    expect(library).toHaveBeenCalledTimes(2);
    expect(has('status', /last month/)).toBe(false);
  });

  it.each([
    ['("survey"', /^The \( at 1 is not closed/],
    ['titel:survey', /There is no field “titel” \(at 1\)/],
    ['x "survey', /^The quote at 3/],
    [`${'('.repeat(21)}x${')'.repeat(21)}`, /at most 20 deep; at 21/],
  ])('says why %s can’t be read, and doesn’t make it a rule', async (typed, fault) => {
    const query = await open();
    await type(query, typed);
    expect(has('alert', fault)).toBe(true);
    expect(query.getAttribute('aria-invalid')).toBe('true');
    query.closest('form')?.requestSubmit();
    await settle();
    expect(on.onMake).not.toHaveBeenCalled();
    expect(query.value).toBe(typed);
  });

  it.each(['survey OR -survey', '/[a-z]/'])(
    'refuses %s, which says nothing about a paper, with the reason',
    async (typed) => {
      await type(await open(), typed);
      expect(has('alert', /would act on all/)).toBe(true);
      expect(submit().disabled).toBe(true);
    },
  );

  it.each(['', '  '])('hides nothing for %j, which would match everything', async (typed) => {
    await type(await open(), typed);
    expect(submit().disabled).toBe(true);
    expect(document.querySelector('.m-preview')?.textContent?.startsWith('Tick a condition')).toBe(true);
  });

  it('stays open with the query where storing fails, until something else is typed', async () => {
    on.onMake.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
    const query = await open();
    await type(query, 'title:survey');
    await click(find('button', 'Hide 1'));
    expect(on.onClose).not.toHaveBeenCalled();
    expect([query.value, has('alert', /disk is full/)]).toEqual(['title:survey', true]);
    await type(query, 'title:surveys');
    expect(has('alert', /disk is full/)).toBe(false);
    await type(query, 'title:survey');
    await click(find('button', 'Hide 1'));
    expect(on.onClose).toHaveBeenCalledOnce();
  });

  it('completes the query by what the page has', async () => {
    const query = await open();
    await type(query, 'author:ke');
    await press(query, 'ArrowDown');
    await press(query, 'Enter');
    expect(query.value).toBe('author:"Ada B. Kern"');
    expect(on.onMake).not.toHaveBeenCalled();
  });

  it('hides only this paper, or closes', async () => {
    await open();
    await click(find('button', 'Only this paper'));
    await click(find('button', 'Cancel'));
    expect([on.onHideOne.mock.calls.length, on.onClose.mock.calls.length]).toEqual([1, 1]);
  });

  it('names a rule by as much of its words as a name may have', async () => {
    await type(await open(), `-${'x'.repeat(300)}`);
    await click(submit());
    expect(on.onMake.mock.calls[0]?.[0].name).toHaveLength(maxRuleNameLength);
  });

  it('opens for a paper that says nothing, or something hostile', async () => {
    await open({ id: 'arxiv:2601.00009', foundBy: 'adapter' });
    expect(names('checkbox')).toEqual([]);
    await open({ id: 'arxiv:2601.00009', foundBy: 'adapter', title: '<img src=x>', categories: ['") OR (a'] });
    expect(names('checkbox').at(-1)).toBe('category is ") OR (a0');
    expect(document.querySelector('img')).toBeNull();
  });

  it('highlights papers like it, saved ones too, in a colour of five', async () => {
    const query = await open(listed[0], 'highlight');
    await type(query, 'title:survey');
    expect(has('dialog', 'Highlight papers like this…')).toBe(true);
    expect(has('status', /Would highlight 2 of 5/)).toBe(true);
    await click(find('button', 'Pink'));
    expect(find('button', 'Pink').getAttribute('aria-pressed')).toBe('true');
    expect(has('button', 'Only this paper')).toBe(false);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Highlight 2'));
    expect(on.onMake).toHaveBeenCalledWith({
      name: 'survey',
      query: 'title:survey',
      action: 'highlight',
      colour: 'pink',
      enabled: true,
    });
  });

  it('gives axe nothing to complain of, empty, filled and refusing', async () => {
    const query = await open();
    expect(await complaints()).toEqual([]);
    await type(query, 'title:survey');
    expect(await complaints()).toEqual([]);
    await type(query, 'title:"');
    expect(await complaints()).toEqual([]);
  });
});
