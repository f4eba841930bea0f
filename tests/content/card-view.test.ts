// @vitest-environment jsdom
import '../fakes/extension';
import './browser';

import { beforeEach, describe, expect, it, vi } from 'vitest';
import { type CardActions, CardView } from '../../src/content/card-view';
import { listOf } from '../../src/content/list-of';
import { Mirror } from '../../src/content/mirror';
import { ourElement } from '../../src/content/mount';
import type { PageLook } from '../../src/content/scheme';
import { arxiv } from '../../src/sites/arxiv';
import { huggingface } from '../../src/sites/huggingface';
import { readPage } from '../../src/sites/read';
import type { Card } from '../../src/sites/site';
import { listing as arxivListing } from '../e2e/pages/arxiv';
import { listing } from '../e2e/pages/huggingface';
import { makePapers } from '../e2e/pages/papers';
import { fake } from '../fakes/extension';
import { inEnglish } from '../ui/texts';
import { drawn, load, shadowOf, theDrawn } from './browser';
import { snapshot } from './rules';

inEnglish();

const look: PageLook = { scheme: 'dark', font: 'serif', size: 13, inset: 0, room: undefined };
const rule = { by: 'rule' as const, rule: snapshot('title:attention') };
const actions: CardActions = {
  change: vi.fn(),
  open: vi.fn(),
  show: vi.fn(),
  openRule: vi.fn(),
  explain: vi.fn(() => undefined),
  redraw: (view) => view.draw(look, true),
};

function cards(address = 'https://huggingface.co/papers?q=x'): Card[] {
  const site = address.includes('arxiv.org') ? arxiv : huggingface;
  return readPage(site, document, new URL(address), '2026-01-31').cards;
}

/** The first card of a listing of three, as the content script sees it. */
async function first(site: 'huggingface' | 'arxiv' = 'huggingface') {
  const markup = site === 'arxiv' ? arxivListing(makePapers(3)) : listing(makePapers(3), { props: '{}' });
  load(markup);
  const address = site === 'arxiv' ? 'https://arxiv.org/list/cs.CL/new' : 'https://huggingface.co/papers?q=x';
  const all = cards(address);
  const card = all[0] as Card;
  const mirror = new Mirror();
  await mirror.load(all.map(({ id }) => id));
  const view = new CardView(card, mirror, actions);
  view.isNear = true;
  return { view, card, all, list: listOf(all), mirror, address, markup: document.body.innerHTML };
}

function hidden(): string[] {
  return [...document.querySelectorAll('[data-manicule-hidden]')].map(({ localName }) => localName);
}

beforeEach(() => {
  fake.reset();
  vi.clearAllMocks();
});

describe('a card that the page has cloned from another', () => {
  it('is shown although that one was hidden, and has its own strip alone', async () => {
    const { view, card: original, list, mirror, address } = await first('arxiv');
    const noShadow = (within: ParentNode) => within.querySelector('.meta')?.attachShadow({ mode: 'open' });
    noShadow(original.parts[1] as HTMLElement);
    view.draw(look, true);
    view.become('gone', list);
    const [dt, dd] = original.parts.map((part) => part.cloneNode(true) as HTMLElement) as [HTMLElement, HTMLElement];
    for (const link of dt.querySelectorAll('a[href]'))
      link.setAttribute('href', (link.getAttribute('href') ?? '').replace('2601.00001', '2601.00009'));
    list?.append(dt, dd);
    noShadow(dd);
    const clone = cards(address).at(-1) as Card;
    await mirror.load([clone.id]);
    const other = new CardView(clone, mirror, actions);
    expect(dd.hasAttribute('data-manicule')).toBe(false);
    other.isNear = true;
    other.become('shown', list);
    other.draw(look, true);
    expect(clone.id).toBe('arxiv:2601.00009');
    expect([dt, dd].some((part) => part.hasAttribute('data-manicule-hidden'))).toBe(false);
    expect(dd.querySelectorAll(ourElement)).toHaveLength(1);
  });

  it('has its content although that one was folded', async () => {
    const { view, card: original, list, mirror, address } = await first('arxiv');
    view.reason = rule;
    view.become('folded', list);
    view.draw(look, true);
    const [dt, dd] = original.parts.map((part) => part.cloneNode(true) as HTMLElement) as [HTMLElement, HTMLElement];
    expect(dd.hasAttribute('data-manicule-fold')).toBe(true);
    list?.append(dt, dd);
    new CardView(cards(address).at(-1) as Card, mirror, actions);
    expect(dd.hasAttribute('data-manicule-fold')).toBe(false);
  });
});

describe('a card that is taken away', () => {
  it('takes the element with it that wraps it alone', async () => {
    const { view, list } = await first();
    view.become('gone', list);
    expect(hidden()).toEqual(['div']);
    expect(document.querySelector('[data-manicule-hidden] > article')).toBe(view.card.parts[0]);
  });

  it('never takes the list with it, where it is the only card', async () => {
    load(listing(makePapers(1), { props: '{}' }));
    const all = cards();
    const view = new CardView(all[0] as Card, new Mirror(), actions);
    view.become('gone', listOf(all));
    expect(hidden()).toEqual(['article']);
  });

  it('comes back whole, also where its wrapper has got something else in it by then', async () => {
    const { view, list } = await first();
    view.become('gone', list);
    view.card.parts[0]?.after(document.createElement('aside'));
    view.become('shown', list);
    expect(hidden()).toEqual([]);
    view.become('gone', list);
    expect(hidden()).toEqual(['article']);
  });

  it('is touched once, however often it is decided', async () => {
    const { view, list } = await first('arxiv');
    view.become('gone', list);
    const toggle = vi.spyOn(Element.prototype, 'toggleAttribute');
    view.become('gone', list);
    expect(toggle).not.toHaveBeenCalled();
    expect(hidden()).toEqual(['dt', 'dd']);
  });
});

describe('a folded card', () => {
  it('has its content where the page wiped its line before it was to be shown', async () => {
    const { view, card, all, list } = await first('arxiv');
    view.reason = rule;
    view.become('folded', list);
    view.draw(look, true);
    document.querySelector(ourElement)?.remove();
    view.update({ ...card, slot: card.slot });
    view.become('shown', listOf(all));
    expect(document.querySelector('[data-manicule-fold], [data-manicule-hidden]')).toBeNull();
  });
});

describe.each(['huggingface', 'arxiv'] as const)('a folded card of %s', (site) => {
  it('is one line, and unfolds to what it was', async () => {
    const { view, list, markup } = await first(site);
    view.reason = rule;
    view.become('folded', list);
    view.draw(look, true);
    expect(theDrawn('.m-fold-line').textContent).toContain('Attention Experiments, Part 1');
    expect(hidden()).toEqual(site === 'arxiv' ? ['dt'] : []);
    view.become('shown', list);
    view.draw(look, true);
    expect(drawn('.m-fold-line')).toEqual([]);
    expect(drawn('.m-strip')).toHaveLength(1);
    view.remove();
    expect(document.body.innerHTML.replace(/ data-manicule-host=""/g, '')).toBe(markup);
  });

  it('gives the focus to its way back where its strip had it, and back', async () => {
    const { view, list } = await first(site);
    view.become('shown', list);
    view.draw(look, true);
    theDrawn('[data-name=hide]').focus();
    view.reason = { by: 'hand' };
    view.become('folded', list);
    view.draw(look, true);
    const undo = theDrawn('[data-name=show]');
    expect((undo.getRootNode() as ShadowRoot).activeElement).toBe(undo);
    view.become('shown', list);
    view.draw(look, true);
    const save = theDrawn('[data-name=save]');
    expect((save.getRootNode() as ShadowRoot).activeElement).toBe(save);
  });

  it('takes no focus that was elsewhere', async () => {
    const { view, list } = await first(site);
    view.reason = rule;
    view.become('folded', list);
    view.draw(look, true);
    expect((theDrawn('[data-name=show]').getRootNode() as ShadowRoot).activeElement).toBeNull();
  });

  it('asks for what its line offers', async () => {
    const { view, list } = await first(site);
    view.reason = rule;
    view.become('folded', list);
    view.draw(look, true);
    theDrawn('[data-name=show]').click();
    theDrawn('[data-name=rule]').click();
    expect(actions.show).toHaveBeenCalledWith(view);
    expect(actions.openRule).toHaveBeenCalledWith(view, theDrawn('[data-name=rule]'));
  });
});

describe('a strip', () => {
  it('has room kept for it at the card’s end until it is drawn', async () => {
    const { view, list } = await first();
    view.keepRoom('');
    expect(view.card.parts.at(-1)?.hasAttribute('data-manicule-room')).toBe(true);
    view.become('shown', list);
    view.draw(look, true);
    expect(document.querySelector('[data-manicule-room]')).toBeNull();
  });

  it('has no room kept where the card no longer ends, because more of it has come', async () => {
    const { view, card } = await first();
    const [part] = card.parts as [HTMLElement];
    view.keepRoom('');
    const more = document.createElement('div');
    part.after(more);
    view.update({ ...card, slot: card.slot, parts: [part, more] });
    view.keepRoom('');
    expect([...document.querySelectorAll('[data-manicule-room]')]).toEqual([more]);
    view.draw(look, true);
    expect(document.querySelector('[data-manicule-room]')).toBeNull();
  });

  it('has no room kept where the card is hidden', async () => {
    const { view, list } = await first();
    view.keepRoom('');
    view.become('gone', list);
    view.keepRoom('');
    expect(document.querySelector('[data-manicule-room]')).toBeNull();
  });

  it('is not there before its card is near', async () => {
    const { view, list } = await first();
    view.isNear = false;
    view.become('shown', list);
    view.draw(look, true);
    expect(drawn('.m-strip')).toEqual([]);
  });

  it('is not there until the card’s mark is read', async () => {
    const { card, list, mirror } = await first();
    const view = new CardView(card, new Mirror(), actions);
    view.isNear = true;
    view.become('shown', list);
    view.draw(look, true);
    expect(drawn('.m-strip')).toEqual([]);
    expect(mirror.knows(card.id)).toBe(true);
  });

  it('goes with the page’s look', async () => {
    const { view } = await first();
    view.draw(look, true);
    const { style } = theDrawn('.m-root');
    expect([style.colorScheme, style.getPropertyValue('--m-font'), style.getPropertyValue('--m-size')]).toEqual([
      'dark',
      'serif',
      '13px',
    ]);
  });

  it('is drawn anew only where something has changed', async () => {
    const { view, mirror } = await first();
    view.draw(look, true);
    const attach = vi.spyOn(Element.prototype, 'setAttribute');
    view.draw(look, true);
    expect(attach).not.toHaveBeenCalled();
    mirror.put(view.card.id, {
      id: view.card.id,
      saved: true,
      hidden: false,
      shown: false,
      status: 'read',
      starred: false,
      tags: [],
    });
    view.draw(look, true);
    expect(theDrawn('.m-status').textContent).toBe('Read');
  });

  it('says what failed, and tries again', async () => {
    const { view } = await first();
    const retry = vi.fn();
    view.fail(Object.assign(new Error(), { name: 'Disconnected' }), retry);
    expect(theDrawn('[role=alert]').textContent).toMatch(/^Manicule was updated/);
    theDrawn('[data-name=again]').click();
    expect(retry).toHaveBeenCalledOnce();
    view.setWorking(true);
    expect(theDrawn('[data-name=save]').textContent).toBe('Saving…');
    view.setWorking(false);
    expect(theDrawn('[data-name=save]').textContent).toBe('Save');
  });

  it('is put back where its element was replaced, and not drawn twice where the old one stays', async () => {
    const { view, address, card } = await first();
    view.draw(look, true);
    const column = card.title.parentElement as HTMLElement;
    column.replaceWith(column.cloneNode(true));
    view.update(cards(address)[0] as Card);
    view.draw(look, true);
    expect(drawn('.m-strip')).toHaveLength(1);
    // The title moves into another column, and the old one stays.
    const { title } = view.card;
    const other = document.createElement('section');
    title.after(other);
    other.append(title);
    view.update(cards(address)[0] as Card);
    view.draw(look, true);
    expect(drawn('.m-strip')).toHaveLength(1);
    expect(shadowOf(other)?.querySelector('.m-strip')).not.toBeNull();
  });

  it('adds an element of ours to a dd, once that may be', async () => {
    const { view } = await first('arxiv');
    view.card.title.parentElement?.attachShadow({ mode: 'open' });
    view.draw(look, false);
    expect(document.querySelector(ourElement)).toBeNull();
    view.draw(look, true);
    expect(document.querySelectorAll(ourElement)).toHaveLength(1);
  });
});

describe('what a card says', () => {
  it('is read once, and again where the card has got longer', async () => {
    const { view, address, card } = await first();
    const read = vi.spyOn(card, 'read');
    expect(view.paper.abstract).toContain('attention');
    expect(read).toHaveBeenCalledOnce();
    view.update(cards(address)[0] as Card);
    card.parts[0]?.querySelector('p')?.append(' It also surveys the field.');
    view.update(cards(address)[0] as Card);
    expect(view.paper.abstract).toContain('surveys the field');
    (card.title.querySelector('a') as HTMLElement).textContent = 'Retention Experiments, Part 1';
    view.update(cards(address)[0] as Card);
    expect(view.paper.title).toBe('Retention Experiments, Part 1');
  });

  it('names its strip anew where only the title has changed', async () => {
    const { view, address, card } = await first();
    view.draw(look, true);
    (card.title.querySelector('a') as HTMLElement).textContent = 'Retention Experiments, Part 1';
    view.update(cards(address)[0] as Card);
    view.draw(look, true);
    expect(theDrawn('.m-strip').getAttribute('aria-label')).toBe('Manicule: Retention Experiments, Part 1');
  });

  it('has the page’s title before it is read, and its id where there is none', async () => {
    const { view } = await first('arxiv');
    expect(view.title).toBe('Attention Experiments, Part 1');
    view.card.title.textContent = ' ';
    expect(view.title).toBe('arxiv:2601.00001');
  });
});

describe('the list', () => {
  it('is the nearest element around the first and the last card', async () => {
    const { list, all } = await first();
    expect(list?.className).toContain('grid');
    expect(listOf(all.slice(0, 1))).toBe(all[0]?.parts[0]?.parentElement);
    expect(listOf([])).toBeUndefined();
  });
});
