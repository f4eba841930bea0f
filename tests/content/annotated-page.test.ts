// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnnotatedPage } from '../../src/content/annotated-page';
import { emptyAnnotation, markOf } from '../../src/core/annotation';
import { markKey } from '../../src/core/mirror';
import { listing as arxivListing, paperPage as arxivPaper } from '../e2e/pages/arxiv';
import { card, listing, paperPage, page as siteFrame } from '../e2e/pages/huggingface';
import { makePapers } from '../e2e/pages/papers';
import { fake } from '../fakes/extension';
import { inEnglish } from '../ui/texts';
import { drawn, frame, load, report, shadowOf, theDrawn } from './browser';
import { addresses, barText, cardOf, controlOf, moveTo, type OpenPage, openPage, textOn } from './open-page';
import { FakeWorker } from './worker';

inEnglish();

const papers = makePapers(16);
const [first] = papers as [(typeof papers)[0]];
const survey = makePapers(16, ['A Survey of Attention', 'Attention, Surveyed', 'A Survey of Speech']);

let worker: FakeWorker;
let open: OpenPage | undefined;

async function annotate(address: string = addresses.listing, markup = listing(papers)): Promise<AnnotatedPage> {
  open = await openPage(address, markup);
  return open.page;
}

function save(page: AnnotatedPage, number: number): void {
  controlOf(page, number, 'save').click();
}

function states(page: AnnotatedPage): string[] {
  return page.views.map(({ state }) => state);
}

beforeEach(() => {
  fake.reset();
  worker = new FakeWorker();
});

afterEach(() => {
  open?.leave();
  open = undefined;
  vi.useRealTimers();
});

describe.each([
  ['Hugging Face', addresses.listing, listing(papers)],
  ['arXiv', addresses.arxivListing, arxivListing(papers)],
])('a listing of %s', (_, address, markup) => {
  it('gets a strip on each card near the window, and a bar', async () => {
    const page = await annotate(address, markup);
    expect(page.views).toHaveLength(16);
    expect(drawn('.m-strip')).toHaveLength(12);
    expect(barText()).toContain('16 papers');
  });

  it('gets the other strips as their cards come near', async () => {
    const page = await annotate(address, markup);
    report(cardOf(page, 16).card.parts.at(-1) as Element, { isIntersecting: true });
    await frame();
    expect(drawn('.m-strip')).toHaveLength(13);
    expect(textOn(page, 16)).toContain('Save');
  });

  it('knows at once what is saved', async () => {
    worker.annotate('arxiv:2601.00002', { saved: true, status: 'reading', tags: ['ml/peft'], note: '\n Compare \n' });
    const page = await annotate(address, markup);
    expect(textOn(page, 2)).toBe('Readingml/peftTagNoteHideCompare');
    expect(barText()).toContain('1 saved');
  });

  it('shows a save only once it is stored', async () => {
    const page = await annotate(address, markup);
    const go = worker.hold();
    save(page, 1);
    await frame();
    // It says that it is saving where that takes long.
    expect(textOn(page, 1)).toMatch(/^(?:Save|Saving…)TagHide$/);
    go();
    await frame();
    expect(textOn(page, 1)).toBe('UnreadTagNoteHide');
    expect(barText()).toContain('1 saved');
    expect(worker.askedFor('annotation.change')).toEqual([
      {
        papers: [expect.objectContaining({ id: 'arxiv:2601.00001', title: first.title, abstract: first.abstract })],
        change: { do: 'save' },
        site: page.site.id,
      },
    ]);
  });

  it('hides by a rule, counts what it hides, shows it folded and hides it again', async () => {
    worker.addRule({ query: 'title:attention' });
    const page = await annotate(address, markup);
    expect(states(page).filter((state) => state === 'gone')).toHaveLength(2);
    expect(barText()).toMatch(/16 papers.*2 hidden:title:attention2Show/);
    expect(worker.badges).toEqual([2]);
    theDrawn('.m-bar [data-name=show]').click();
    expect(textOn(page, 1)).toContain('Hidden by title:attention');
    expect(barText()).toContain('2 shown against your rules:');
    theDrawn('.m-bar [data-name=show]').click();
    expect(states(page)[0]).toBe('gone');
    expect(document.querySelectorAll('[data-manicule-fold]')).toHaveLength(0);
  });

  it('is left as it was where the library can’t be opened', async () => {
    fake.store({ unavailable: 'LibraryUnavailable' });
    worker.addRule({ query: 'title:attention' });
    const page = await annotate(address, markup);
    load(markup);
    const untouched = document.body.innerHTML;
    await frame();
    expect(document.body.innerHTML).toBe(untouched);
    expect([drawn('.m-root'), page.views.length]).toEqual([[], 16]);
    fake.store({ unavailable: undefined });
    await frame();
    expect(drawn('.m-strip').length).toBeGreaterThan(9);
  });
});

describe('a change', () => {
  it('that takes long says so after 150 ms', async () => {
    const page = await annotate();
    vi.useFakeTimers();
    const go = worker.hold();
    save(page, 1);
    await vi.advanceTimersByTimeAsync(149);
    expect(textOn(page, 1)).toContain('SaveTag');
    await vi.advanceTimersByTimeAsync(1);
    expect(textOn(page, 1)).toContain('Saving…Tag');
    go();
    await vi.advanceTimersByTimeAsync(500);
    expect(textOn(page, 1)).toBe('UnreadTagNoteHide');
  });

  it('that fails says so and what to do, and is tried again', async () => {
    const page = await annotate();
    worker.failure = Object.assign(new Error(), { name: 'QuotaExceededError' });
    save(page, 1);
    await frame();
    expect(textOn(page, 1)).toMatch(/^SaveTagNot saved: the disk is full.*Try againHide$/);
    controlOf(page, 1, 'again').click();
    await frame();
    expect(textOn(page, 1)).toBe('UnreadTagNoteHide');
  });

  it('that nobody answers says that the page should be reloaded', async () => {
    const page = await annotate();
    fake.reset();
    save(page, 1);
    await frame();
    expect(textOn(page, 1)).toContain('Reload this page and try again.');
  });

  it('says nothing any more of a failure once a later one is stored', async () => {
    const page = await annotate();
    worker.failure = new Error('x');
    save(page, 1);
    await frame();
    save(page, 1);
    await frame();
    expect(textOn(page, 1)).toBe('UnreadTagNoteHide');
  });

  it('made elsewhere shows here', async () => {
    const page = await annotate();
    worker.annotate('arxiv:2601.00003', { saved: true, tags: ['elsewhere'] });
    expect(textOn(page, 3)).toContain('elsewhere');
  });

  it('shows what the worker has answered, also where the mirror comes later', async () => {
    const page = await annotate();
    vi.spyOn(fake, 'store').mockImplementation(() => undefined);
    save(page, 1);
    await frame();
    expect(textOn(page, 1)).toBe('UnreadTagNoteHide');
  });

  it('that removes a paper has a way back', async () => {
    worker.annotate('arxiv:2601.00001', { saved: true, tags: ['kept'] });
    const page = await annotate();
    save(page, 1);
    await frame();
    expect(textOn(page, 1)).toBe('SaveTagRemoved from the libraryUndoHide');
    controlOf(page, 1, 'again').click();
    await frame();
    expect(textOn(page, 1)).toContain('kept');
  });
});

describe('hiding by hand', () => {
  it('folds the card once that is stored, with a way back', async () => {
    const page = await annotate();
    const go = worker.hold();
    controlOf(page, 1, 'hide').click();
    await frame();
    expect(states(page)[0]).toBe('shown');
    go();
    await frame();
    expect(textOn(page, 1)).toBe(`Hidden by you · ${first.title}Papers like this…Undo`);
    expect(barText()).toContain('1 hidden:by hand 1');
    controlOf(page, 1, 'show').click();
    await frame();
    expect(textOn(page, 1)).toBe('SaveTagHide');
  });

  it('takes the card away on the next visit', async () => {
    worker.annotate('arxiv:2601.00001', { hidden: true });
    const page = await annotate();
    expect(states(page)[0]).toBe('gone');
  });

  it('that fails leaves the card where it is, and says so', async () => {
    const page = await annotate();
    worker.failure = new Error('x');
    controlOf(page, 1, 'hide').click();
    await frame();
    expect(states(page)[0]).toBe('shown');
    expect(textOn(page, 1)).toContain('Try again');
  });

  it('hides nothing on a paused site, but says that it will', async () => {
    worker.settings.pausedSites.push('huggingface');
    fake.store({ settings: worker.settings });
    const page = await annotate();
    controlOf(page, 1, 'hide').click();
    await frame();
    expect(textOn(page, 1)).toBe('SaveTagHidden by youUndoHide');
    controlOf(page, 1, 'again').click();
    await frame();
    expect(textOn(page, 1)).toBe('SaveTagHide');
    expect(worker.annotations.get('arxiv:2601.00001')?.hidden).toBe(false);
  });
});

describe('a rule', () => {
  it('applies as soon as it is made, and no more once it is gone', async () => {
    const page = await annotate(addresses.listing, listing(survey));
    const rule = worker.addRule({ query: 'survey', name: 'surveys' });
    await frame();
    expect(states(page).slice(0, 4)).toEqual(['gone', 'shown', 'gone', 'shown']);
    rule.enabled = false;
    worker.addRule({ query: 'title:speech' });
    expect(states(page).slice(0, 4)).toEqual(['shown', 'shown', 'gone', 'gone']);
    expect(worker.badges).toEqual([2, 3]);
  });

  it('never hides what is saved, and shows it the moment that it is saved', async () => {
    worker.addRule({ query: 'survey' });
    const page = await annotate(addresses.listing, listing(survey));
    worker.annotate('arxiv:2601.00001', { saved: true });
    expect(states(page).slice(0, 3)).toEqual(['shown', 'shown', 'gone']);
  });

  it('is overruled for one paper on this page by “Show it”', async () => {
    worker.addRule({ query: 'survey' });
    const page = await annotate(addresses.listing, listing(survey));
    page.showHidden(true);
    controlOf(page, 1, 'show').click();
    expect(states(page).slice(0, 3)).toEqual(['shown', 'shown', 'folded']);
    page.showHidden(false);
    expect(states(page).slice(0, 3)).toEqual(['gone', 'shown', 'gone']);
  });
});

describe('a pause', () => {
  it('shows everything, says so in the bar, and ends', async () => {
    worker.addRule({ query: 'survey' });
    const page = await annotate(addresses.listing, listing(survey));
    theDrawn('.m-bar [data-name=pause]').click();
    await frame();
    expect(barText()).toBe('Paused on this site·nothing is hidden or dimmedResume');
    expect(new Set(states(page))).toEqual(new Set(['shown']));
    expect(worker.badges).toEqual([2, 0]);
    expect(page.report()).toMatchObject({ paused: 'site', hidden: [] });
    theDrawn('.m-bar [data-name=pause]').click();
    await frame();
    expect(states(page)[0]).toBe('gone');
    expect(worker.askedFor('settings.change')).toEqual([{ pausedSites: ['huggingface'] }, { pausedSites: [] }]);
  });

  it('that fails is said in the bar', async () => {
    await annotate();
    worker.failure = new Error('x');
    theDrawn('.m-bar [data-name=pause]').click();
    await frame();
    expect(barText()).toContain('That did not work');
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
    expect(barText()).toContain('Paused');
  });
});

describe('what the bar says', () => {
  it('has a way back, which is gone once it is taken', async () => {
    const page = await annotate();
    const undo = vi.fn(async () => undefined);
    page.say('Hiding «surveys»', undo);
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
    expect(undo).toHaveBeenCalledOnce();
    expect(barText()).not.toContain('Hiding');
  });

  it('goes from one saved paper to the next and around, hidden ones left out', async () => {
    for (const number of [2, 4, 5]) worker.annotate(`arxiv:2601.0000${number}`, { saved: true, hidden: number === 4 });
    const page = await annotate();
    const scrolled: string[] = [];
    for (const view of page.views) view.card.title.scrollIntoView = () => void scrolled.push(view.card.id);
    for (let click = 0; click < 3; click += 1) theDrawn('.m-bar [data-name=saved]').click();
    expect(scrolled).toEqual(['arxiv:2601.00002', 'arxiv:2601.00005', 'arxiv:2601.00002']);
  });
});

describe('a page that changes', () => {
  it('has new cards annotated and gone ones forgotten', async () => {
    const page = await annotate(addresses.listing, listing(papers.slice(0, 3)));
    const grid = document.querySelector('.grid') as HTMLElement;
    const { body } = new DOMParser().parseFromString(card(papers[3] ?? first), 'text/html');
    grid.append(...body.childNodes);
    grid.firstElementChild?.remove();
    await frame();
    expect(page.views.map(({ card: { id } }) => id)).toEqual([
      'arxiv:2601.00002',
      'arxiv:2601.00003',
      'arxiv:2601.00004',
    ]);
    expect(drawn('.m-strip')).toHaveLength(3);
    expect(barText()).toContain('3 papers');
  });

  it('gets a strip back that was wiped with its column', async () => {
    const page = await annotate();
    const column = cardOf(page, 1).card.title.parentElement as HTMLElement;
    column.replaceWith(column.cloneNode(true));
    await frame();
    expect(textOn(page, 1)).toBe('SaveTagHide');
    expect(drawn('.m-strip')).toHaveLength(12);
  });

  it('gets its bar back that was wiped with the list', async () => {
    await annotate();
    const grid = document.querySelector('.grid') as HTMLElement;
    grid.replaceWith(grid.cloneNode(true));
    await frame();
    expect(barText()).toContain('16 papers');
    expect(drawn('.m-strip')).toHaveLength(12);
  });

  it('keeps the strip of a paper that took over the node while a change to the one before was under way', async () => {
    const page = await annotate();
    const node = cardOf(page, 1).card.parts[0] as HTMLElement;
    const go = worker.hold();
    save(page, 1);
    for (const link of node.querySelectorAll('a[href*="2601."]'))
      link.setAttribute('href', link.getAttribute('href')?.replace(/2601\.\d{5}/, '2601.00099') ?? '');
    await frame();
    go();
    await frame();
    expect(worker.annotations.get('arxiv:2601.00001')?.saved).toBe(true);
    expect(textOn(page, 99)).toBe('SaveTagHide');
    save(page, 99);
    await frame();
    expect(worker.askedFor('annotation.change').at(-1)).toMatchObject({ papers: [{ id: 'arxiv:2601.00099' }] });
  });

  it.each([1, 15])('shows another paper in the same node %d: its own marks, its own strip', async (number) => {
    worker.addRule({ query: 'survey' });
    worker.annotate('arxiv:2601.00099', { saved: true, tags: ['mine'] });
    const page = await annotate();
    const node = cardOf(page, number).card.parts[0] as HTMLElement;
    for (const link of node.querySelectorAll('a[href*="2601."]'))
      link.setAttribute('href', link.getAttribute('href')?.replace(/2601\.\d{5}/, '2601.00099') ?? '');
    await frame();
    const view = cardOf(page, 99);
    expect(view.card.parts[0]).toBe(node);
    report(node, { isIntersecting: true });
    await frame();
    expect(textOn(page, 99)).toContain('mine');
  });

  it('forgets on another address what was shown and said on the last', async () => {
    worker.addRule({ query: 'survey' });
    const page = await annotate(addresses.listing, listing(survey));
    page.showHidden(true);
    page.say('Hiding', async () => undefined);
    await moveTo('/papers?q=y', listing(survey));
    expect(states(page)[0]).toBe('gone');
    expect(barText()).not.toContain('Hiding');
  });

  it('remembers them where the address only counts the pages of a list that grows', async () => {
    worker.addRule({ query: 'survey' });
    const page = await annotate(addresses.listing, listing(survey));
    page.showHidden(true);
    history.replaceState({}, '', '/papers?q=x&p=2');
    const { body } = new DOMParser().parseFromString(card({ ...first, id: '2601.00050' }), 'text/html');
    document.querySelector('.grid')?.append(...body.childNodes);
    await frame();
    expect(page.views).toHaveLength(17);
    expect(states(page)[0]).toBe('folded');
  });

  it('knows what was done while it was kept for “back”', async () => {
    const page = await annotate();
    const mark = { ...markOf(emptyAnnotation('arxiv:2601.00002')), saved: true };
    // Nobody is told, as in a page that is kept.
    fake.store({ [markKey('arxiv:2601.00002')]: mark }, 'elsewhere');
    expect(textOn(page, 2)).toBe('SaveTagHide');
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await frame();
    expect(textOn(page, 2)).toContain('Unread');
  });

  it('has a paper’s own page after a listing, and a listing after that', async () => {
    worker.addRule({ query: 'title:attention' });
    const page = await annotate();
    await moveTo('/papers/2601.00001', paperPage(first));
    expect(page.views).toHaveLength(1);
    expect([barText(), drawn('.m-strip').length, states(page)]).toEqual(['', 1, ['shown']]);
    expect(worker.badges).toEqual([2, 0]);
    await moveTo('/papers', listing(papers));
    expect(drawn('.m-strip')).toHaveLength(10);
    expect(worker.badges).toEqual([2, 0, 2]);
  });

  it('takes up the look of where it has come to', async () => {
    const page = await annotate();
    const dark = siteFrame(
      'x',
      `<main style="background: rgb(10, 10, 10)">${card(first)}${card(papers[1] ?? first)}</main>`,
    );
    expect(page.look.scheme).toBe('light');
    await moveTo('/papers?q=dark', dark);
    expect(page.look.scheme).toBe('dark');
  });

  it('without papers has nothing of ours', async () => {
    const page = await annotate();
    await moveTo('/papers?q=none', siteFrame('x', '<main>Nothing found</main>'));
    expect([page.views.length, drawn('.m-root').length]).toEqual([0, 0]);
  });
});

describe.each([
  ['Hugging Face', addresses.paper, paperPage(first)],
  ['arXiv', addresses.arxivPaper, arxivPaper(first)],
])('a paper’s own page on %s', (_, address, markup) => {
  it('gets one strip under its title, and is never hidden', async () => {
    worker.addRule({ query: 'title:attention' });
    const page = await annotate(address, markup);
    expect(drawn('.m-strip')).toHaveLength(1);
    expect(document.querySelector('h1')?.nextElementSibling).toBe(
      [...document.querySelectorAll('*')].find((host) => shadowOf(host)?.querySelector('.m-strip')),
    );
    expect([states(page), barText()]).toEqual([['shown'], '']);
    expect(page.report()).toMatchObject({ kind: 'paper', papers: [{ id: 'arxiv:2601.00001' }] });
  });

  it('says that the paper is hidden on listings, where somebody hides it here', async () => {
    await annotate(address, markup);
    theDrawn('[data-name=hide]').click();
    await frame();
    expect(theDrawn('.m-strip').textContent).toContain('Hidden by youUndo');
    theDrawn('[data-name=again]').click();
    await frame();
    expect(worker.annotations.get('arxiv:2601.00001')?.hidden).toBe(false);
  });
});

describe('what the page tells others', () => {
  it('is a report of what is on it', async () => {
    worker.addRule({ query: 'survey', name: 'surveys' });
    worker.annotate('arxiv:2601.00002', { saved: true });
    const page = await annotate(addresses.listing, listing(survey));
    const told = page.report();
    expect(told.papers).toHaveLength(16);
    expect(told).toMatchObject({
      site: { id: 'huggingface', name: 'Hugging Face' },
      kind: 'listing',
      saved: ['arxiv:2601.00002'],
      hidden: [{ rule: { id: 'survey', name: 'surveys', query: 'survey' }, count: 2 }],
      shown: false,
    });
    expect(told.paused).toBeUndefined();
  });

  it('is no log where none is kept', async () => {
    fake.store({ settings: { keepsSightings: false } });
    vi.useFakeTimers();
    const told = openPage(addresses.listing, listing(papers));
    await vi.advanceTimersByTimeAsync(5_000);
    open = await told;
    expect(worker.sightings).toEqual([]);
  });
});

describe('a page whose life is over', () => {
  it('draws nothing any more, and listens to nothing', async () => {
    await annotate();
    open?.leave();
    load(listing(papers));
    await frame();
    expect(drawn('.m-strip')).toEqual([]);
    expect(fake.listening()[1]).toBe(0);
  });
});
