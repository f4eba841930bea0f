// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { watchPointing } from '../../../src/content/teach/pointing';
import { TeachSession } from '../../../src/content/teach/session';

const rows = [
  ['On the Margins of Old Books', 'Ada Lovelace, Grace Hopper'],
  ['Hands That Point at Words', 'Mary Somerville, Ada Lovelace'],
  ['Reading With a Pencil in Hand', 'Grace Hopper, Mary Somerville'],
];
const changed = vi.fn();
let session: TeachSession;

const element = (selector: string) => document.querySelector<HTMLElement>(selector) as HTMLElement;
const outlined = (mark: string) => [...document.querySelectorAll(`[data-manicule-teach-${mark}]`)];

beforeEach(() => {
  const items = rows.map(([title, people]) => `<li><a href="#"><em>${title}</em></a><p>${people}</p></li>`);
  const { body } = new DOMParser().parseFromString(`<ul>${items.join('')}</ul><h1>Papers</h1>`, 'text/html');
  document.body.replaceChildren(...body.children);
  changed.mockReset();
  session = new TeachSession(document, changed);
  session.ask('title');
});

describe('teaching a page', () => {
  it('outlines the title that is meant by what is under the pointer', () => {
    session.hover(element('em'));
    expect(outlined('here')).toEqual([element('a')]);
    expect(session.state.here).toBe(rows[0]?.[0]);
  });

  it('outlines all papers like the one that was clicked, with their count', () => {
    session.pick(element('em'));
    expect(session.state).toMatchObject({ step: 'review', lesson: { papers: 3, leftOut: 0 } });
    expect(outlined('card').map(({ localName }) => localName)).toEqual(['li', 'li', 'li']);
    expect(outlined('title')).toHaveLength(3);
    expect(outlined('here')).toEqual([]);
  });

  it('goes from title to title by keys, around the end, and picks one', () => {
    session.move(1);
    expect(session.state.here).toBe(rows[0]?.[0]);
    session.move(-1);
    expect(session.state.here).toBe(rows[2]?.[0]);
    session.pickHere();
    expect(session.state.step).toBe('review');
  });

  it('takes another place for a field from a click in a card, and nothing from outside', () => {
    session.pick(element('a'));
    session.ask('authors');
    session.pick(element('h1'));
    expect(session.state.step).toBe('authors');
    session.pick(element('li:nth-child(2) p'));
    expect(session.state.lesson?.samples[0]).toMatchObject({ here: rows[0]?.[1], next: rows[1]?.[1] });
  });

  it('goes back from a field to the review, and from there leaves it to leave', () => {
    session.pick(element('a'));
    session.ask('date');
    expect(session.back()).toBe(true);
    expect(session.state.step).toBe('review');
    expect(session.back()).toBe(false);
  });

  it('goes back from the wish for another title to what was taught by the first', () => {
    expect(session.back()).toBe(false);
    session.pick(element('a'));
    session.switch('authors', false);
    session.ask('title');
    expect(session.back()).toBe(true);
    expect(session.state).toMatchObject({ step: 'review', lesson: { papers: 3, samples: [{ isOn: false }, {}, {}] } });
  });

  it('keeps what was said of fields where the outline is made larger, and makes it no smaller than it can be', () => {
    const dated = rows.map(
      ([title], n) => `<li><b>${title}</b><div><p>Grace Hopper</p><i>Ada Lovelace</i><s>20${n}0</s></div>`,
    );
    document.body.innerHTML = `<section><ul>${dated.join('')}</ul></section>`;
    session.pick(element('b'));
    session.ask('authors');
    session.pick(element('i'));
    session.switch('date', false);
    const authors = () => session.state.lesson?.samples[0]?.here;
    expect(authors()).toBe('Ada Lovelace');
    session.widen(1);
    expect(outlined('card').map(({ localName }) => localName)).toEqual(['ul']);
    session.widen(-1);
    expect(authors()).toBe('Ada Lovelace');
    expect(session.state.lesson?.samples[2]?.isOn).toBe(false);
    for (let times = 0; times < 9; times += 1) session.widen(-1);
    session.widen(1);
    expect(outlined('card').map(({ localName }) => localName)).toEqual(['li', 'li', 'li']);
  });

  it('keeps what was taught when it can’t be stored, and says why', async () => {
    session.pick(element('a'));
    const failed = Object.assign(new Error(), { name: 'TooManyTaught' });
    expect(await session.save(() => Promise.reject(failed))).toBe(false);
    expect(session.state).toMatchObject({ error: failed, isSaving: false, lesson: { papers: 3 } });
    const store = vi.fn(async () => undefined);
    expect(await session.save(store)).toBe(true);
    expect(store).toHaveBeenCalledWith(expect.objectContaining({ host: location.hostname, card: expect.any(Array) }));
  });

  it('is refused, with the reason, where a form’s field stands for one of its properties', () => {
    document.body.insertAdjacentHTML('beforeend', '<form><input name="parentElement"></form>');
    session = new TeachSession(document, changed);
    session.ask('title');
    session.hover(element('em'));
    session.pick(element('em'));
    session.move(1);
    session.pickHere();
    expect(session.state).toMatchObject({ step: 'title', error: { name: 'PageClobbered' } });
    expect(session.state.lesson).toBeUndefined();
    expect(outlined('here')).toEqual([]);
  });

  it('leaves nothing on the page', () => {
    session.pick(element('a'));
    session.end();
    expect(document.documentElement.outerHTML).not.toContain('data-manicule');
  });
});

describe('a click while a page is taught', () => {
  it('is kept from the page, unless it is in our panel', () => {
    const life = new AbortController();
    const [onPick, onPage] = [vi.fn(), vi.fn()];
    const isOurs = ({ target }: Event) => target === element('h1');
    watchPointing({ isOurs, onPick, onHover: vi.fn() }, life.signal);
    document.addEventListener('click', onPage);
    const click = new MouseEvent('click', { bubbles: true, cancelable: true });
    element('em').dispatchEvent(click);
    expect(onPick).toHaveBeenCalledWith(element('em'));
    expect([onPage.mock.calls.length, click.defaultPrevented]).toEqual([0, true]);
    element('h1').click();
    expect([onPage.mock.calls.length, onPick.mock.calls.length]).toEqual([1, 1]);
    life.abort();
    element('em').click();
    expect([onPage.mock.calls.length, onPick.mock.calls.length]).toEqual([2, 1]);
    document.removeEventListener('click', onPage);
  });
});
