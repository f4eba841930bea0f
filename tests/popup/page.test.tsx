// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import type { PageReport } from '../../src/messaging/protocol';
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
    await click(find('switch', 'The rule “speech”'));
    expect(background.askedFor('rule.change')).toEqual([{ id: 's', change: { enabled: false } }]);
    expect(find('switch', 'The rule “speech”').getAttribute('aria-checked')).toBe('false');
    background.failures.set('rule.change', Object.assign(new Error(), { name: 'RuleUnknown' }));
    await click(find('switch', 'The rule “speech”'));
    expect(find('switch', 'The rule “speech”').getAttribute('aria-checked')).toBe('false');
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

  it('counts what a phrase says in whole words, in any shown text, and spares what is saved', async () => {
    const background = onListing();
    const [paper] = background.report?.papers ?? [];
    background.report?.papers.push({
      ...paper,
      id: 'arxiv:2511.00003',
      title: 'Poincaré Maps',
      abstract: 'Of «model  zoos»',
      foundBy: 'adapter',
    });
    await open(background);
    const field = find('textbox', /Hide papers/);
    for (const [phrase, count] of [
      ['poincare', 1],
      ['model zoos', 1],
      ['survey', 2],
      ['surv', 0],
      ['"AWQ"', 0],
    ] as const) {
      await type(field, phrase);
      expect(has('button', `Hide ${count}`), phrase).toBe(true);
    }
    await type(field, ' "" ');
    expect(find<HTMLButtonElement>('button', 'Hide').disabled).toBe(true);
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

  it('names what undo left of it, because it was changed again since', async () => {
    const background = await open(onListing());
    await click(find('button', 'Save all 6'));
    const row = background.rows.at(-1);
    background.left = [{ id: row?.paper.id ?? '', field: 'note' }];
    await click(find('button', 'Undo'));
    expect(has('status', new RegExp(`changed again since.*the note of “${row?.paper.title}”`))).toBe(true);
  });

  it('pauses the page, the site or all, says which holds, and ends it', async () => {
    const background = await open(onListing());
    expect(names('switch').filter((name) => !name.includes('rule'))).toEqual([]);
    await click(find('button', 'Pause'));
    const switches = ['On this page', 'On Hugging Face Papers', 'Everywhere'];
    expect(names('switch').slice(0, 3)).toEqual(switches);
    const pauses = ['page', 'site', 'everywhere'] as const;
    for (const [index, name] of switches.entries()) {
      await click(find('switch', name));
      expect(background.report?.paused).toBe(pauses[index]);
      expect(find('switch', name).getAttribute('aria-checked')).toBe('true');
      expect(document.querySelector('.p-site')?.textContent).toMatch(
        [/Paused on this page/, /Paused on this site/, /Paused everywhere/][index] ?? '',
      );
      expect(await complaints()).toEqual([]);
      await click(find('switch', name));
      expect(background.report?.paused).toBeUndefined();
      expect(find('switch', name).getAttribute('aria-checked')).toBe('false');
    }
    expect(background.askedFor('page.pause')).toEqual([true, false]);
    expect(background.askedFor('settings.change')).toEqual([
      { pausedSites: ['huggingface'] },
      { pausedSites: [] },
      { pausedEverywhere: true },
      { pausedEverywhere: false },
    ]);
  });

  it('leaves other sites’ pauses alone, and shows the one that holds beside a wider one', async () => {
    const background = onListing({ paused: 'everywhere' });
    background.settings = { ...background.settings, pausedSites: ['arxiv', 'huggingface'], pausedEverywhere: true };
    await open(background);
    expect(has('switch', 'On this page')).toBe(false);
    expect(find('switch', 'On Hugging Face Papers').getAttribute('aria-checked')).toBe('true');
    await click(find('switch', 'On Hugging Face Papers'));
    expect(background.settings.pausedSites).toEqual(['arxiv']);
    expect(background.report?.paused).toBe('everywhere');
  });

  it('says on a page without papers that all is paused, and ends it there', async () => {
    const background = new FakeBackground(fewPapers());
    background.settings = { ...background.settings, pausedEverywhere: true };
    await open(background);
    expect(has('status', 'Paused everywhere: nothing is hidden')).toBe(true);
    await click(find('button', 'Resume'));
    expect(has('status', 'Paused everywhere: nothing is hidden')).toBe(false);
    await click(find('button', 'Pause everywhere'));
    expect(background.settings.pausedEverywhere).toBe(true);
    expect(await complaints()).toEqual([]);
  });

  it('pauses a rule on the site, and undoes it', async () => {
    const background = onListing();
    background.rules = background.rules.map((one) => ({ ...one, exceptSites: ['arxiv'] }));
    await open(background);
    await click(find('button', 'Pause “speech” on Hugging Face Papers'));
    expect(background.rules[0]?.exceptSites).toEqual(['arxiv', 'huggingface']);
    expect(document.querySelector('.p-rules')?.textContent).toContain('paused here');
    expect(has('status', /«speech» is paused on this site/)).toBe(true);
    await click(find('button', 'Undo'));
    expect(background.rules[0]?.exceptSites).toEqual(['arxiv']);
    background.rules = background.rules.map(({ exceptSites: _, ...one }) => one);
    await click(find('switch', 'The rule “speech”'));
    await click(find('button', 'Pause “speech” on Hugging Face Papers'));
    await click(find('button', 'Let “speech” act on Hugging Face Papers again'));
    expect(background.askedFor('rule.change').at(-1)).toEqual({ id: 's', change: { exceptSites: null } });
    expect(background.rules[0]).not.toHaveProperty('exceptSites');
  });

  it('lists the rules that may act here with what they do, those that hide most first', async () => {
    const background = onListing({ hidden: [{ rule: { id: 'd', name: 'dull', query: 'dull' }, count: 3 }] });
    background.rules.push(
      { ...rule, id: 'd', name: 'dull', query: 'dull', action: 'collapse' },
      { ...rule, id: 'e', name: 'elsewhere', query: 'x', sites: ['arxiv'] },
      { ...rule, id: 'o', name: 'over', query: 'x', expires: 1 },
      { ...rule, id: 't', name: 'tags', query: 'x', action: 'tag', tag: 'x' },
      { ...rule, id: 'b', name: 'broken', query: 'title:(' },
    );
    await open(background);
    const rows = [...document.querySelectorAll('.p-rules li')].map(({ textContent }) => textContent);
    expect(rows).toEqual(['dullcollapses3', 'speechcategory:eess.AS0', 'brokentitle:(0']);
  });

  it('counts what rules dim, highlight and always show, too, as far as they act', async () => {
    const background = onListing({ hiddenIds: ['arxiv:2511.00001'] });
    background.rows = background.rows.map((row) =>
      row.paper.id === 'arxiv:2305.19466'
        ? { ...row, annotation: { ...row.annotation, saved: false, shown: true } }
        : row,
    );
    const everything = 'title:(attention OR awq OR survey OR encoding)';
    const made = { ...rule, query: everything };
    background.rules = [
      { ...made, id: 'd', name: 'd', action: 'dim' },
      { ...made, id: 's', name: 's', action: 'dim', alsoSaved: true },
      { ...made, id: 'h', name: 'h', action: 'highlight' },
      { ...made, id: 'a', name: 'a', action: 'show', exceptSites: ['huggingface'] },
    ];
    await open(background);
    const counts = () =>
      Object.fromEntries(
        [...document.querySelectorAll('.p-rules li')].map((row) => [
          row.querySelector('.p-rulename')?.textContent,
          Number(row.querySelector('.m-num')?.textContent),
        ]),
      );
    expect(counts()).toEqual({ h: 5, s: 3, d: 1, a: 0 });
    background.report = { ...(background.report as PageReport), paused: 'site' };
    await click(find('switch', 'The rule “d”'));
    expect(counts()).toEqual({ h: 0, s: 0, d: 0, a: 0 });
  });

  it('opens the page of the rules, and where a list of them is imported', async () => {
    const background = await open(onListing());
    await click(find('button', 'All rules…'));
    await click(find('button', 'Import rules…'));
    await click(find('button', 'Rules'));
    await click(find('button', 'speech'));
    expect(background.askedFor('openRules')).toEqual([undefined, { import: true }, undefined, { edit: 's' }]);
  });

  it('says of a saved paper by what it is hidden', async () => {
    const hidden = [
      { rule: { id: 'u', name: 'unsaved ones', query: 'title:attention' }, count: 1 },
      { rule: { id: 'a', name: 'attention', query: 'title:attention is:saved' }, count: 1 },
      { count: 1 },
    ];
    const background = onListing({ hidden, hiddenIds: ['arxiv:2510.11602', 'arxiv:2306.00978'] });
    background.rules = [
      { ...rule, id: 'n', name: 'nothing here', query: 'title:attention' },
      { ...rule, id: 'u', name: 'unsaved ones', query: 'title:attention' },
      { ...rule, id: 'a', name: 'attention', query: 'title:attention is:saved', alsoSaved: true },
    ];
    background.rows = background.rows.map((row) =>
      row.paper.id === 'arxiv:2306.00978' ? { ...row, annotation: { ...row.annotation, hidden: true } } : row,
    );
    await open(background);
    const metas = [...document.querySelectorAll('.p-row .p-meta')].map(({ textContent }) => textContent);
    expect(metas[0]).toContain('Hidden by “attention”');
    expect(metas[1]).toContain('Hidden by hand');
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
    expect(document.activeElement).toBe(find('combobox', /Search/));
    await type(find('combobox', /Search/), 'awq');
    expect(find('tab', /Library/).getAttribute('aria-selected')).toBe('true');
  });
});
