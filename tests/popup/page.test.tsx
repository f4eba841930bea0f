// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { click, complaints, find, has, names, press, type } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { FakeBackground, listing } from './fake-background';
import { fewPapers, open } from './open';

inEnglish();

const rule = { action: 'hide' as const, created: 0, enabled: true, position: 0, hits: 0 };

function onListing(said: Parameters<typeof listing>[2] = {}) {
  const rows = fewPapers();
  const papers = [
    ...rows.map(({ paper }) => paper),
    { id: 'arxiv:2511.00001' as const, title: 'A survey of surveys' },
    { id: 'arxiv:2511.00002' as const, title: 'Survey propagation' },
  ];
  const background = new FakeBackground(rows, listing(papers, ['arxiv:2510.11602', 'arxiv:2306.00978'], said));
  background.rules = [{ ...rule, id: 's', name: 'speech', query: 'category:eess.AS' }];
  return background;
}

describe('the page’s tab', () => {
  it('says how many papers are there, which are saved, and what could not be read', async () => {
    await open(onListing({ skipped: { untitled: 1, unlinked: 2 } }));
    expect(document.body.textContent).toContain('6 papers · 2 saved');
    expect(document.body.textContent).toContain('3 cards could not be read');
    expect([...document.querySelectorAll('[data-row]')].map((row) => row.textContent)).toEqual([
      'Deconstructing Attention',
      'AWQ',
    ]);
    expect(await complaints()).toEqual([]);
  });

  it('says what is hidden and by which rule, and shows it', async () => {
    const hidden = [{ rule: { id: 's', name: 'speech', query: 'category:eess.AS' }, count: 5 }, { count: 2 }];
    const background = await open(onListing({ hidden }));
    expect(has('heading', /7 hidden here/)).toBe(true);
    expect(document.body.textContent).toContain('Hidden by hand2');
    await click(find('button', 'Show'));
    expect(background.askedFor('page.show')).toEqual([true]);
    expect(has('button', 'Hide again')).toBe(true);
  });

  it('switches a rule off, and shows it off only then', async () => {
    const background = await open(onListing());
    await click(find('switch', 'Hide by the rule “speech”'));
    expect(background.askedFor('rule.change')).toEqual([{ id: 's', change: { enabled: false } }]);
    expect(find('switch', 'Hide by the rule “speech”').getAttribute('aria-checked')).toBe('false');
    background.failures.set('rule.change', Object.assign(new Error(), { name: 'RuleUnknown' }));
    await click(find('switch', 'Hide by the rule “speech”'));
    expect(find('switch', 'Hide by the rule “speech”').getAttribute('aria-checked')).toBe('false');
    expect(has('status', /no longer there/)).toBe(true);
  });

  it('makes a rule of a phrase, counting first, and undoes it', async () => {
    const background = await open(onListing());
    const field = find<HTMLInputElement>('textbox', /Hide papers/);
    await type(field, 'survey');
    await click(find('button', 'Hide 2'));
    expect(background.askedFor('rule.create')).toEqual([
      { name: 'survey', query: '"survey"', action: 'hide', enabled: true },
    ]);
    expect(field.value).toBe('');
    await click(find('button', 'Undo'));
    expect(background.rules.map(({ name }) => name)).toEqual(['speech']);
  });

  it('keeps a phrase that could not be stored, with the reason', async () => {
    const background = await open(onListing());
    background.failures.set('rule.create', Object.assign(new Error(), { name: 'QuotaExceededError' }));
    await type(find('textbox', /Hide papers/), 'survey');
    await click(find('button', 'Hide 2'));
    expect(find<HTMLInputElement>('textbox', /Hide papers/).value).toBe('survey');
    expect(has('alert', /disk is full/)).toBe(true);
  });

  it('saves all papers in one change, which undo takes back at once', async () => {
    const background = await open(onListing());
    await click(find('button', 'Save all 6'));
    expect(background.askedFor('annotation.change')).toHaveLength(1);
    expect(background.rows).toHaveLength(6);
    await click(find('button', 'Undo'));
    expect(background.rows).toHaveLength(4);
  });

  it('pauses and resumes the site', async () => {
    const background = await open(onListing());
    await click(find('button', 'Pause'));
    expect(background.askedFor('settings.change')).toEqual([{ pausedSites: ['huggingface'] }]);
  });

  it('puts a paper’s own page first: that paper with its editor open', async () => {
    const background = onListing({
      kind: 'paper',
      papers: [{ id: 'arxiv:2511.09999', title: 'New', foundBy: 'adapter' }],
    });
    await open(background);
    expect(has('heading', 'New')).toBe(true);
    await type(find('combobox', 'Add a tag'), 'fresh,');
    expect(background.rows[0]).toMatchObject({ paper: { title: 'New' }, annotation: { tags: ['fresh'], saved: true } });
    expect(await complaints()).toEqual([]);
  });

  it('says plainly that a page has no papers, where it works, and what was last saved', async () => {
    await open(new FakeBackground(fewPapers()));
    expect(has('heading', 'No papers on this page')).toBe(true);
    expect(names('link')).toEqual(['Hugging Face Papers', 'arXiv']);
    expect(has('button', 'AWQ')).toBe(true);
  });

  it('explains itself where the library can’t be opened, and tries again', async () => {
    await open(new FakeBackground(), undefined, { unavailable: 'LibraryUnavailable' });
    expect(has('alert', /Never remember history/)).toBe(true);
    expect(await complaints()).toEqual([]);
    await click(find('button', 'Try again'));
    expect(has('alert', /Never remember history/)).toBe(false);
  });

  it('moves to the library when one searches, by the slash key too', async () => {
    await open(onListing());
    await press(document.body, '/');
    expect(document.activeElement).toBe(find('searchbox', /Search/));
    await type(find('searchbox', /Search/), 'awq');
    expect(find('tab', /Library/).getAttribute('aria-selected')).toBe('true');
  });
});
