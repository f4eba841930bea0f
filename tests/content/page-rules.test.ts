// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnnotatedPage } from '../../src/content/annotated-page';
import type { Left } from '../../src/content/beside';
import { listing as arxivListing } from '../e2e/pages/arxiv';
import { listing, paperPage } from '../e2e/pages/huggingface';
import { makePapers } from '../e2e/pages/papers';
import { fake } from '../fakes/extension';
import { complaints } from '../ui/screen';
import { inEnglish } from '../ui/texts';
import { drawn, frame, marked, theDrawn } from './browser';
import { addresses, barText, cardOf, controlOf, type OpenPage, openPage, textOn } from './open-page';
import { snapshot } from './rules';
import { FakeWorker } from './worker';

inEnglish();

const papers = makePapers(16, ['A Survey of Attention', 'Attention, Surveyed', 'A Survey of Speech']);

let worker: FakeWorker;
let open: OpenPage | undefined;

async function annotate(address: string = addresses.listing, markup = listing(papers)): Promise<AnnotatedPage> {
  open = await openPage(address, markup);
  return open.page;
}

function states(page: AnnotatedPage, count = 3): string[] {
  return page.views.slice(0, count).map(({ state }) => state);
}

async function press(page: AnnotatedPage, number: number, name: string): Promise<void> {
  controlOf(page, number, name).click();
  await frame();
}

/** Press a rule's name in the bar. */
async function pressRule(id: string): Promise<void> {
  theDrawn(`.m-bar [data-name="${id}"]`).click();
  await frame();
}

beforeEach(() => {
  fake.reset();
  worker = new FakeWorker();
});

afterEach(() => {
  open?.leave();
  open = undefined;
  delete (globalThis as Left).maniculeJudge;
  vi.useRealTimers();
});

describe('the script that decides by rules', () => {
  it('is asked for only where a rule is on, and once', async () => {
    await annotate();
    expect(worker.askedFor('rules.load')).toEqual([]);
    worker.addRule({ query: 'title:survey' });
    await frame();
    worker.addRule({ query: 'title:speech' });
    await frame();
    expect(worker.askedFor('rules.load')).toHaveLength(1);
  });

  it('isn’t asked for where it is there already', async () => {
    worker.loadRules();
    worker.addRule({ query: 'title:survey' });
    const page = await annotate();
    expect(states(page)).toEqual(['gone', 'shown', 'gone']);
    expect(worker.askedFor('rules.load')).toEqual([]);
  });

  it('is asked for by a page that was kept for “back” while the first rule was made', async () => {
    const page = await annotate();
    fake.store({ rules: 1, 'rules 0': [snapshot('title:survey')] }, 'elsewhere');
    window.dispatchEvent(Object.assign(new Event('pageshow'), { persisted: true }));
    await frame();
    expect(states(page)).toEqual(['gone', 'shown', 'gone']);
  });

  it('leaves everything in sight, and the hidden by hand hidden, where it can’t be had', async () => {
    worker.loadRules = () => {
      throw new Error('No receiver');
    };
    worker.addRule({ query: 'title:survey' });
    worker.annotate('arxiv:2601.00002', { hidden: true });
    const page = await annotate();
    expect(states(page)).toEqual(['shown', 'gone', 'shown']);
    expect(document.querySelectorAll('article:not([data-manicule])')).toHaveLength(0);
  });
});

describe.each([
  ['Hugging Face', addresses.listing, listing(papers)],
  ['arXiv', addresses.arxivListing, arxivListing(papers)],
])('a rule on %s', (_, address, markup) => {
  it.each([
    ['hide', ['gone', 'shown', 'gone'], '16 papers·0 saved·2 hidden:surveys2'],
    ['collapse', ['folded', 'shown', 'folded'], '16 papers·0 saved·2 hidden:surveys2'],
    ['dim', ['dimmed', 'shown', 'dimmed'], '16 papers·0 saved'],
    ['highlight', ['shown', 'shown', 'shown'], '16 papers·0 saved'],
    ['show', ['shown', 'shown', 'shown'], '16 papers·0 saved'],
  ] as const)('that says %s does so, and only that counts as hidden which is out of sight', async (action, is, bar) => {
    worker.addRule({ query: 'title:survey', name: 'surveys', action });
    const page = await annotate(address, markup);
    expect(states(page)).toEqual(is);
    expect(barText().replace(/\s+/g, ' ')).toContain(bar);
  });

  it('dims by an attribute on the site’s elements, and says why on the strip', async () => {
    worker.addRule({ query: 'title:survey', name: 'surveys', action: 'dim' });
    const page = await annotate(address, markup);
    for (const part of cardOf(page, 1).card.parts) expect(part.hasAttribute('data-manicule-dim')).toBe(true);
    expect(textOn(page, 1)).toContain('Dimmed by surveys: title has “Survey”');
    await press(page, 1, 'always');
    expect(worker.annotations.get('arxiv:2601.00001')).toMatchObject({ shown: true, hidden: false });
    expect(states(page)).toEqual(['shown', 'shown', 'dimmed']);
    expect(document.querySelectorAll('[data-manicule-dim]')).toHaveLength(cardOf(page, 1).card.parts.length);
  });
});

describe('rules together', () => {
  it('hide by the first that is met', async () => {
    worker.addRule({ query: 'title:speech', action: 'dim' });
    worker.addRule({ query: 'title:survey' });
    expect(states(await annotate())).toEqual(['gone', 'shown', 'dimmed']);
  });

  it('never hide what one of them highlights or always shows, wherever it stands', async () => {
    worker.addRule({ query: 'title:survey' });
    worker.addRule({ query: 'title:speech', action: 'show' });
    worker.addRule({ query: 'title:surveyed', action: 'highlight', colour: 'green' });
    worker.addRule({ query: 'title:surveyed' });
    const page = await annotate();
    expect(states(page)).toEqual(['gone', 'shown', 'shown']);
    expect(marked('green')).toEqual(['Surveyed']);
    expect(textOn(page, 2)).toContain('Highlighted by title:surveyed');
  });

  it('say in short what an expression has found', async () => {
    worker.addRule({ query: 'title:/S[a-z ]*/', action: 'highlight' });
    const page = await annotate(addresses.listing, listing(makePapers(1, [`S${' long'.repeat(100)}`])));
    expect(textOn(page, 1)).toContain(`title has “S${' long'.repeat(11)} lon…”`);
  });

  it('mark no words of a paper in whose place another stands', async () => {
    worker.addRule({ query: 'title:surveyed', action: 'highlight' });
    const page = await annotate();
    expect(marked('yellow')).toEqual(['Surveyed']);
    const { title, parts } = cardOf(page, 2).card;
    for (const link of parts[0]?.querySelectorAll('a[href*="2601."]') ?? [])
      link.setAttribute('href', '/papers/2601.00099');
    const words = document.createTreeWalker(title, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) (words.currentNode as Text).data = 'Attention, Unobserved';
    await frame();
    expect(cardOf(page, 99).title).toBe('Attention, Unobserved');
    expect(marked('yellow')).toEqual([]);
  });

  it('leave what is saved in sight, but for those that say otherwise', async () => {
    worker.annotate('arxiv:2601.00001', { saved: true });
    worker.annotate('arxiv:2601.00003', { saved: true });
    worker.addRule({ query: 'title:survey' });
    worker.addRule({ query: 'title:speech', alsoSaved: true });
    expect(states(await annotate())).toEqual(['shown', 'shown', 'gone']);
  });

  it('have no say about what is hidden by hand or always shown', async () => {
    worker.annotate('arxiv:2601.00001', { shown: true });
    worker.annotate('arxiv:2601.00002', { hidden: true });
    worker.addRule({ query: 'title:survey' });
    worker.addRule({ query: 'attention', action: 'highlight' });
    expect(states(await annotate())).toEqual(['shown', 'gone', 'gone']);
  });

  it('have no say on a paper’s own page', async () => {
    worker.addRule({ query: 'title:survey' });
    expect(states(await annotate(addresses.paper, paperPage(papers[0] as (typeof papers)[0])))).toEqual(['shown']);
  });
});

describe('a paper’s own page', () => {
  it('says on its strip that a rule was made of a selection there, with the way back', async () => {
    const page = await annotate(addresses.paper, paperPage(papers[0] as (typeof papers)[0]));
    const undo = vi.fn(async () => undefined);
    page.say('Hiding «speech»', undo);
    expect(theDrawn('.m-strip').textContent).toContain('Hiding «speech»Undo');
    await press(page, 1, 'again');
    expect(undo).toHaveBeenCalledOnce();
    expect(theDrawn('.m-strip').textContent).not.toContain('Hiding');
  });
});

describe('a rule’s name in the bar', () => {
  const peek = async (): Promise<AnnotatedPage> => {
    worker.addRule({ query: 'title:survey', name: 'surveys', id: 'r1' });
    worker.addRule({ query: 'surveyed', name: 'others', id: 'r2' });
    const page = await annotate();
    await pressRule('r1');
    return page;
  };

  it('shows its papers in their places, dimmed, with their words marked and the reason, and hides them again', async () => {
    const page = await peek();
    expect(states(page)).toEqual(['dimmed', 'gone', 'dimmed']);
    expect(theDrawn('.m-bar [data-name=r1]').getAttribute('aria-pressed')).toBe('true');
    expect(textOn(page, 1)).toContain('Hidden by surveys: title has “Survey”Always showPause hereEdit ruleRemove rule');
    expect(marked('why')).toEqual(['Survey', 'Survey']);
    await pressRule('r1');
    expect(states(page)).toEqual(['gone', 'gone', 'gone']);
    expect(worker.badges).toEqual([3]);
  });

  it('gives axe nothing to complain of', async () => {
    await peek();
    document.body.replaceChildren(theDrawn('.m-bar'), drawn('.m-strip')[0] ?? '');
    expect(await complaints()).toEqual([]);
  });

  it('has one paper always shown, and takes that back', async () => {
    const page = await peek();
    await press(page, 1, 'always');
    expect(states(page)).toEqual(['shown', 'gone', 'dimmed']);
    expect(textOn(page, 1)).toContain('Always shown');
    expect(marked('why')).toEqual(['Survey']);
    await press(page, 1, 'again');
    expect(worker.annotations.get('arxiv:2601.00001')?.shown).toBe(false);
    expect(states(page)).toEqual(['dimmed', 'gone', 'dimmed']);
  });

  it.each([
    ['pauseRule', '«surveys» is paused on this site', [{ exceptSites: ['huggingface'] }, { exceptSites: null }]],
    ['removeRule', 'Removed «surveys»', []],
  ])('leads to %s, which is said and taken back in the bar', async (name, said, changes) => {
    const page = await peek();
    const before = structuredClone(worker.rules);
    await press(page, 1, name);
    expect(states(page)).toEqual(['shown', 'gone', 'shown']);
    expect(barText()).toContain(said);
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
    expect(states(page)).toEqual(['dimmed', 'gone', 'dimmed']);
    expect(worker.rules.toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before);
    expect(worker.askedFor('rule.change')).toEqual(changes);
  });

  it('says in the bar what could not be done, and tries again', async () => {
    const page = await peek();
    worker.failure = Object.assign(new Error('x'), { name: 'RuleUnknown' });
    await press(page, 1, 'removeRule');
    expect(states(page)).toEqual(['dimmed', 'gone', 'dimmed']);
    expect(theDrawn('.m-bar [data-name=undo]').textContent).toBe('Try again');
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
    expect(worker.rules.map(({ id }) => id)).toEqual(['r2']);
    expect(theDrawn('.m-bar [data-name=undo]').textContent).toBe('Undo');
  });

  it('is over when another page comes', async () => {
    const page = await peek();
    page.showHidden(false);
    expect(states(page)).toEqual(['gone', 'gone', 'gone']);
  });
});

describe('a list of which next to nothing is left', () => {
  const isEmpty = () => document.querySelector('[data-manicule-empty]') !== null;

  it('keeps room, so that the page doesn’t load more and more, and says so', async () => {
    worker.addRule({ query: 'site:huggingface', name: 'all' });
    const page = await annotate();
    expect(isEmpty()).toBe(true);
    expect(barText()).toContain('Everything on this page is hidden:');
    page.showHidden(true);
    expect(isEmpty()).toBe(true);
    await pressRule('site:huggingface');
    expect(isEmpty()).toBe(false);
  });

  it('keeps none where enough is left', async () => {
    worker.addRule({ query: 'title:survey' });
    await annotate();
    expect(isEmpty()).toBe(false);
  });
});

describe('a pause', () => {
  it('of the page is no other page’s, and ends with the next', async () => {
    // As once something was set: what stays as it is, nobody is told of.
    fake.store({ settings: worker.settings });
    worker.addRule({ query: 'title:survey' });
    const page = await annotate();
    page.pause(true);
    expect(states(page)).toEqual(['shown', 'shown', 'shown']);
    expect(page.report()).toMatchObject({ paused: 'page', hidden: [] });
    expect(barText()).toContain('Paused on this page');
    theDrawn('.m-bar [data-name=pause]').click();
    await frame();
    expect(states(page)).toEqual(['gone', 'shown', 'gone']);
    expect(worker.settings).toMatchObject({ pausedSites: [], pausedEverywhere: false });
  });

  it('everywhere is ended from the bar of any page', async () => {
    fake.store({ settings: { pausedEverywhere: true } });
    worker.addRule({ query: 'title:survey' });
    worker.annotate('arxiv:2601.00002', { hidden: true });
    const page = await annotate();
    expect(states(page)).toEqual(['shown', 'shown', 'shown']);
    theDrawn('.m-bar [data-name=pause]').click();
    await frame();
    expect(worker.settings.pausedEverywhere).toBe(false);
    expect(states(page)).toEqual(['gone', 'gone', 'gone']);
  });
});

describe('the hits of rules', () => {
  it('are told after a rest: papers, each once, and none that is always shown', async () => {
    worker.loadRules();
    worker.addRule({ query: 'title:survey', id: 'r1' });
    worker.addRule({ query: 'title:surveyed', id: 'r2', action: 'highlight' });
    worker.annotate('arxiv:2601.00003', { shown: true });
    vi.useFakeTimers();
    const opened = openPage(addresses.listing, listing(papers));
    await vi.advanceTimersByTimeAsync(1_000);
    open = await opened;
    open.page.showHidden(true);
    open.page.showHidden(false);
    await vi.advanceTimersByTimeAsync(3_000);
    worker.addRule({ query: 'nothing' });
    await vi.advanceTimersByTimeAsync(3_000);
    expect(worker.askedFor('rule.hits')).toEqual([{ r1: 1, r2: 1 }]);
  });
});
