// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnnotatedPage } from '../../src/content/annotated-page';
import type { Left } from '../../src/content/beside';
import { idsOf } from '../../src/content/sightings';
import type { PaperId } from '../../src/core/identifier';
import { listing as arxivListing } from '../e2e/pages/arxiv';
import { card, listing } from '../e2e/pages/huggingface';
import { makePapers } from '../e2e/pages/papers';
import { fake } from '../fakes/extension';
import { inEnglish } from '../ui/texts';
import { drawn, frame, theDrawn } from './browser';
import { addresses, barText, cardOf, controlOf, moveTo, type OpenPage, openPage, textOn } from './open-page';
import { FakeWorker } from './worker';

inEnglish();

const papers = makePapers(6);
const day = 24 * 60 * 60 * 1000;
const folded = '[data-manicule-aside]';

let worker: FakeWorker;
let open: OpenPage | undefined;

beforeEach(() => {
  delete (globalThis as Left).maniculeNovelty;
  fake.reset();
  worker = new FakeWorker();
  isNew(1, 3);
});

afterEach(() => {
  open?.leave();
  open = undefined;
  vi.useRealTimers();
});

/** Have some papers be those that were never shown before, by their numbers. */
function isNew(...numbers: number[]): void {
  const ids = numbers.map((number) => `arxiv:2601.${String(number).padStart(5, '0')}`);
  worker.isFresh = (id) => ids.includes(id);
}

async function annotate(address: string = addresses.listing, markup = listing(papers)): Promise<AnnotatedPage> {
  open = await openPage(address, markup);
  await frame();
  return open.page;
}

function marked(page: AnnotatedPage): number[] {
  return page.views.flatMap((_, index) => (textOn(page, index + 1).includes('New since') ? [index + 1] : []));
}

/** The button in the bar. */
function filter(): HTMLElement {
  return theDrawn('.m-bar [data-name=new]');
}

async function filterThem(): Promise<void> {
  filter().click();
  await frame();
}

function left(page: AnnotatedPage): number[] {
  return page.views.flatMap(({ card: { parts } }, index) =>
    parts.every((part) => part.closest(`${folded}, [data-manicule-hidden]`)) ? [] : [index + 1],
  );
}

describe.each([
  ['Hugging Face', addresses.listing, listing(papers)],
  ['arXiv', addresses.arxivListing, arxivListing(papers)],
])('new papers on a listing of %s', (_, address, markup) => {
  it('are marked, and counted in the bar', async () => {
    const page = await annotate(address, markup);
    expect(marked(page)).toEqual([1, 3]);
    expect(textOn(page, 1)).toContain('Tag');
    expect(barText()).toContain('2 new: show only them');
  });

  it('are all that is left when only they are to be seen, and the rest comes back', async () => {
    const page = await annotate(address, markup);
    await filterThem();
    expect(left(page)).toEqual([1, 3]);
    expect(barText()).toContain('2 new: show the rest again');
    expect(theDrawn('.m-bar [data-name=folded]').textContent).toBe('4 papers that were shown before are folded away');
    await filterThem();
    expect(left(page)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(theDrawn('.m-bar [data-name=folded]').textContent).toBe('');
  });
});

describe('what is new', () => {
  it('is asked for by all ids of each card, at once', async () => {
    await annotate();
    expect(worker.askedFor('sighting.ask')).toEqual([papers.map(({ id }) => [`arxiv:${id}`])]);
    const aliases: PaperId[] = ['doi:10.1000/1', 'arxiv:2601.00001'];
    expect(idsOf({ card: { id: 'arxiv:2601.00001', aliases } } as never)).toEqual([
      'arxiv:2601.00001',
      'doi:10.1000/1',
    ]);
  });

  it('says since when, and what that means', async () => {
    await annotate();
    const [mark] = drawn('[data-name=new]', document.querySelector('article') ?? undefined);
    expect(mark?.textContent).toMatch(/^New since Jan 1, 1970/);
    expect(mark?.title).toBe('No listing has shown you this paper before');
  });

  it('is nothing on the first visit of a site', async () => {
    worker.isFresh = undefined;
    const page = await annotate();
    expect(marked(page)).toEqual([]);
    expect(barText()).not.toContain('new');
    expect(page.report().fresh).toBeUndefined();
  });

  it('is nothing where nothing is', async () => {
    isNew();
    const page = await annotate();
    expect(marked(page)).toEqual([]);
    expect(barText()).not.toContain('new');
    expect(page.report().fresh).toEqual({ count: 0, since: 0 });
  });

  it('is said once where every paper is, because marks would tell nothing apart', async () => {
    worker.isFresh = () => true;
    const page = await annotate();
    expect(marked(page)).toEqual([]);
    expect(barText()).toContain('all new');
    expect(drawn('.m-bar [data-name=new]')).toEqual([]);
  });

  it('is not asked in a private window, where there is nobody to ask', async () => {
    worker.loadSightings = () => undefined;
    const page = await annotate();
    page.update();
    await frame();
    expect(worker.askedFor('sighting.load')).toHaveLength(1);
    expect(worker.askedFor('sighting.ask')).toEqual([]);
    expect(barText()).not.toContain('new');
  });

  it('is not asked where no log of listings is kept, and is forgotten when none is kept any more', async () => {
    fake.store({ settings: { keepsSightings: false } });
    const page = await annotate();
    expect(worker.askedFor('sighting.load')).toEqual([]);
    fake.store({ settings: { keepsSightings: true } });
    await frame();
    expect(marked(page)).toEqual([1, 3]);
    await filterThem();
    fake.store({ settings: { keepsSightings: false } });
    await frame();
    expect([marked(page), left(page).length]).toEqual([[], 6]);
    expect(barText()).not.toContain('new');
  });

  it('is told to the popup', async () => {
    const page = await annotate();
    expect(page.report().fresh).toEqual({ count: 2, since: 0 });
  });

  it('stays new when it is saved, without a mark', async () => {
    const page = await annotate();
    await filterThem();
    controlOf(page, 1, 'save').click();
    await frame();
    expect(marked(page)).toEqual([3]);
    expect(left(page)).toEqual([1, 3]);
  });
});

describe('while only new papers are to be seen', () => {
  it('what a list loads is asked for, and folded if it was shown before', async () => {
    isNew(1, 3, 8);
    const page = await annotate();
    await filterThem();
    const more = makePapers(9).slice(6).map(card).join('');
    document.querySelector('.grid')?.insertAdjacentHTML('beforeend', more);
    await frame();
    await frame();
    expect(left(page)).toEqual([1, 3, 8]);
    expect(worker.askedFor('sighting.ask')).toHaveLength(2);
    expect(barText()).toContain('3 new: show the rest again');
  });

  it('a new paper that is hidden stays so, and isn’t counted', async () => {
    worker.addRule({ query: 'attention' });
    const page = await annotate();
    expect(barText()).toContain('1 new: show only it');
    await filterThem();
    expect(left(page)).toEqual([3]);
  });

  it('a list of which little is left keeps room, so that it doesn’t load without end', async () => {
    isNew(1);
    await annotate(addresses.listing, listing(makePapers(16)));
    expect(document.querySelector('[data-manicule-few]')).toBeNull();
    await filterThem();
    expect(document.querySelector('[data-manicule-few]')).toBe(document.querySelector('.grid'));
    await filterThem();
    expect(document.querySelector('[data-manicule-few]')).toBeNull();
  });

  it('the bar has the focus that was on what is folded', async () => {
    const page = await annotate();
    controlOf(page, 2, 'save').focus();
    await filterThem();
    const bar = theDrawn('.m-bar');
    expect((bar.getRootNode() as ShadowRoot).activeElement).toBe(bar);
  });

  it('nothing is folded any more once the page is paused, or another', async () => {
    const page = await annotate();
    await filterThem();
    page.pause(true);
    expect(left(page)).toHaveLength(6);
    page.pause(false);
    expect(left(page)).toHaveLength(6);
    await filterThem();
    expect(left(page)).toEqual([1, 3]);
    await moveTo('https://huggingface.co/papers/date/2026-01-02', listing(papers));
    await frame();
    expect(left(page)).toHaveLength(6);
    expect(barText()).toContain('2 new: show only them');
  });

  it('what the page clones of a folded card isn’t folded unless it was shown before, too', async () => {
    isNew(1, 7);
    const page = await annotate();
    await filterThem();
    const copy = cardOf(page, 2).card.parts[0]?.closest(folded)?.cloneNode(true) as HTMLElement;
    copy.innerHTML = copy.innerHTML.replaceAll('2601.00002', '2601.00007');
    document.querySelector('.grid')?.append(copy);
    await frame();
    await frame();
    expect(left(page)).toEqual([1, 7]);
  });
});

describe('a page whose life is over', () => {
  it('leaves nothing folded', async () => {
    await annotate();
    await filterThem();
    open?.leave();
    expect(document.querySelectorAll(folded)).toHaveLength(0);
  });
});

describe('the log', () => {
  it('has what was shown after a rest, once per address, by all ids of the cards', async () => {
    vi.useFakeTimers({ now: 20_000 * day });
    const told = openPage(addresses.listing, listing(papers.slice(0, 2)));
    await vi.advanceTimersByTimeAsync(1_000);
    open = await told;
    expect(worker.sightings).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_500);
    open.page.update();
    await vi.advanceTimersByTimeAsync(3_000);
    const ids = ['arxiv:2601.00001', 'arxiv:2601.00002'];
    expect(worker.sightings).toEqual([{ page: 'https://huggingface.co/papers', ids }]);
  });

  it('doesn’t get what was only passed through, nor anything once none is kept', async () => {
    vi.useFakeTimers({ now: 20_000 * day });
    const told = openPage(addresses.listing, listing(papers));
    await vi.advanceTimersByTimeAsync(1_000);
    open = await told;
    fake.store({ settings: { keepsSightings: false } });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(worker.sightings).toEqual([]);
  });
});
