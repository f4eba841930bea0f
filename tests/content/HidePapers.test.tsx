// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { HidePapers, type HidePapersProps } from '../../src/content/HidePapers';
import { proposalsOf } from '../../src/content/proposals';
import type { ListedPaper } from '../../src/core/paper';
import { maxRuleNameLength } from '../../src/core/rule';
import { subjectOfListed } from '../../src/query/subject';
import { click, complaints, find, has, names, settle, show, type } from '../ui/screen';
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
const preview: HidePapersProps['preview'] = (matches) => {
  const met = listed.filter((paper) => matches(subjectOfListed(paper, 'arxiv')) === true);
  const hidden = met.filter(({ id }) => id !== 'arxiv:2601.00003');
  return { hidden: hidden.map(({ title = '' }) => title), kept: met.length - hidden.length };
};

const on = { onHide: vi.fn<HidePapersProps['onHide']>(), onHideOne: vi.fn(), onClose: vi.fn() };

async function open(paper = listed[0] as ListedPaper): Promise<HTMLInputElement> {
  const site = { id: 'arxiv', name: 'arXiv' };
  await show(<HidePapers proposals={proposalsOf(paper)} papers={5} site={site} preview={preview} {...on} />);
  return find<HTMLInputElement>('textbox', 'Hide papers that say');
}

beforeEach(() => {
  for (const handler of Object.values(on)) handler.mockReset();
  on.onHide.mockResolvedValue(undefined);
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
    const told = find('status', /Hides/).textContent;
    expect(told).toBe(
      'Hides 3 of 5 papers on this pageA Survey of AttentionAttention in SpeechSpeech Without Attention1 more matches, but it is saved and stays',
    );
  });

  it('hides everywhere until it is undone, unless told otherwise', async () => {
    await type(await open(), '"without attention"');
    await click(find('button', 'Hide 1'));
    expect(on.onHide).toHaveBeenCalledWith({
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
    await click(find('button', '30 days'));
    expect(find('button', '30 days').getAttribute('aria-pressed')).toBe('true');
    find('textbox', 'Hide papers that say').closest('form')?.requestSubmit();
    await settle();
    expect(on.onHide).toHaveBeenCalledWith({
      name: 'survey cs.CL',
      query: 'title:survey category:cs.CL',
      action: 'hide',
      enabled: true,
      sites: ['arxiv'],
      expires: 1_000 + 30 * 86_400_000,
    });
    vi.restoreAllMocks();
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
    expect(on.onHide).not.toHaveBeenCalled();
    expect(query.value).toBe(typed);
  });

  it.each(['', '  '])('hides nothing for %j, which would match everything', async (typed) => {
    await type(await open(), typed);
    expect(find<HTMLButtonElement>('button', /^Hide$/).disabled).toBe(true);
    expect(has('status', /Tick a condition/)).toBe(true);
  });

  it('stays open with the query where storing fails, until something else is typed', async () => {
    on.onHide.mockRejectedValueOnce(Object.assign(new Error(), { name: 'QuotaExceededError' }));
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

  it('hides only this paper, or closes', async () => {
    await open();
    await click(find('button', 'Only this paper'));
    await click(find('button', 'Cancel'));
    expect([on.onHideOne.mock.calls.length, on.onClose.mock.calls.length]).toEqual([1, 1]);
  });

  it('names a rule by as much of its words as a name may have', async () => {
    await type(await open(), `-${'x'.repeat(300)}`);
    await click(find('button', /^Hide/));
    expect(on.onHide.mock.calls[0]?.[0].name).toHaveLength(maxRuleNameLength);
  });

  it('opens for a paper that says nothing, or something hostile', async () => {
    await open({ id: 'arxiv:2601.00009', foundBy: 'adapter' });
    expect(names('checkbox')).toEqual([]);
    await open({ id: 'arxiv:2601.00009', foundBy: 'adapter', title: '<img src=x>', categories: ['") OR (a'] });
    expect(names('checkbox').at(-1)).toBe('category is ") OR (a0');
    expect(document.querySelector('img')).toBeNull();
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
