// @vitest-environment jsdom
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Lesson } from '../../../src/content/teach/lesson';
import { readAnywhere } from '../../../src/sites/generic';
import { readTaught } from '../../../src/sites/taught';
import { siteWithoutAdapter } from '../../../src/sites/without-adapter';
import { readHtml } from '../../sites/read-fixture';
import { scramble } from './scramble';

const sites = join(import.meta.dirname, '../../sites');
const folders = (folder: string) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
/** Those of no site in particular list papers in several layouts at once, of which one title tells one. */
const cases = folders(sites)
  .filter((site) => site !== 'generic')
  .flatMap((site) => folders(join(sites, site)).map((name) => `${site}/${name}`))
  .map((name) => {
    const html = readFileSync(join(sites, name, 'page.html'), 'utf8');
    const { url } = JSON.parse(readFileSync(join(sites, name, 'expected.json'), 'utf8')) as { url: string };
    const { kind, cards } = readHtml(html, url, undefined, readAnywhere);
    return {
      name,
      html,
      url: new URL(url),
      places: kind === 'listing' ? placesOf(cards.map(({ title }) => title)) : [],
    };
  })
  .filter(({ places }) => places.length > 1);

/** Elements as their places among all of the page, which are the same whatever its classes are called. */
function placesOf(titles: readonly Element[]): number[] {
  const all = [...(titles[0]?.ownerDocument.querySelectorAll('*') ?? [])];
  return titles.map((title) => all.indexOf(title));
}

function parse(html: string, places: readonly number[]): HTMLElement[] {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const all = [...document.querySelectorAll<HTMLElement>('*')];
  return places.flatMap((place) => all[place] ?? []);
}

/** The share of titles that are read, each in a card of its own. */
function shareOf(titles: readonly Element[], found: readonly { title: Element }[]): number {
  const isRead = (title: Element) =>
    found.filter(({ title: one }) => one.contains(title) || title.contains(one)).length === 1;
  return titles.filter(isRead).length / titles.length;
}

describe('one title that is clicked', () => {
  it.each(cases)('teaches the cards of $name', ({ html, url, places }) => {
    const titles = parse(html, places);
    for (const title of [titles[0], titles.at(-1)] as HTMLElement[]) {
      const lesson = new Lesson(title, siteWithoutAdapter(url), url);
      expect(shareOf(titles, lesson.read()?.cards ?? [])).toBeGreaterThanOrEqual(0.95);
    }
  });

  it.each(cases)(
    'teaches $name without its class names, so that it holds when they change',
    ({ html, url, places }) => {
      const [title, ...others] = parse(scramble(html, 'z'), places);
      const lesson = new Lesson(title as HTMLElement, siteWithoutAdapter(url), url);
      expect(shareOf([title as HTMLElement, ...others], lesson.read()?.cards ?? [])).toBeGreaterThanOrEqual(0.95);
      const later = parse(scramble(html, 'y'), places);
      const document = later[0]?.ownerDocument as Document;
      const reading = readTaught(lesson.taught, siteWithoutAdapter(url), document, url, '2026-10-20');
      expect(shareOf(later, reading?.cards ?? [])).toBeGreaterThanOrEqual(0.95);
    },
  );
});

/** A list whose title, venue and people stand in elements of the same name. */
function row(title: string, people: string, venue: string): string {
  return `<div class="css-1ab2"><div class="css-9xy">${title}</div><div class="css-7pq">${people}</div><div class="css-5mn">${venue}</div></div>`;
}

const plainList = `<h1>Our papers</h1><section>${[
  ['On the Margins of Old Books', 'Ada Lovelace, Grace Hopper', 'Journal of Margins, 2019'],
  ['Hands That Point at Words', 'Mary Somerville, Ada Lovelace', 'Journal of Margins, 2020'],
  ['Reading With a Pencil', 'Grace Hopper, Mary Somerville', 'Annals of Reading, 2021'],
  ['What Readers Leave Behind', 'Ada Lovelace, Mary Somerville', 'Annals of Reading, 2022'],
]
  .map(([title = '', people = '', venue = '']) => row(title, people, venue))
  .join('')}</section><nav><div><div>Some other page of ours</div></div></nav>`;

describe('a lesson', () => {
  const url = new URL('https://lab.example.edu/papers/2024');
  const learn = (html: string, selector: string, wider?: number) => {
    const document = new DOMParser().parseFromString(html, 'text/html');
    return new Lesson(
      document.querySelector<HTMLElement>(selector) as HTMLElement,
      siteWithoutAdapter(url),
      url,
      wider,
    );
  };

  it('guesses authors and date, and shows them from this card and the next', () => {
    const lesson = learn(plainList, '.css-9xy');
    const reading = lesson.read();
    expect(reading?.cards).toHaveLength(4);
    expect(lesson.samples(reading)).toEqual([
      {
        field: 'authors',
        isKnown: true,
        isOn: true,
        here: 'Ada Lovelace, Grace Hopper',
        next: 'Mary Somerville, Ada Lovelace',
      },
      { field: 'abstract', isKnown: false, isOn: false },
      { field: 'date', isKnown: true, isOn: true, here: '2019', next: '2020' },
    ]);
  });

  it('leans on no class name that a tool made', () => {
    const { host: _, path: __, ...selectors } = learn(plainList, '.css-9xy').taught;
    expect(JSON.stringify(selectors)).not.toContain('css-');
  });

  it('leaves out a field that is switched off, and takes it in again', () => {
    const lesson = learn(plainList, '.css-9xy');
    lesson.switch('authors', false);
    expect(lesson.taught.authors).toBeUndefined();
    lesson.switch('authors', true);
    expect(lesson.taught.authors).toBeDefined();
  });

  it('takes a field from what is pointed at in any card, and not from outside of them', () => {
    const lesson = learn(plainList, '.css-9xy');
    const { ownerDocument: document } = lesson.title;
    expect(lesson.pick('date', document.querySelector('h1') as HTMLElement)).toBe(false);
    expect(lesson.pick('date', [...document.querySelectorAll<HTMLElement>('.css-5mn')][2] as HTMLElement)).toBe(true);
    expect(lesson.samples(lesson.read())[2]).toMatchObject({ here: '2019', next: '2020' });
  });

  it('takes no other link for a title where that is none', () => {
    const html = readFileSync(join(sites, 'generic/lab-publications/page.html'), 'utf8');
    const titles = learn(html, '.pub-title a')
      .read()
      ?.cards.map(({ title }) => title.textContent);
    expect(titles).toEqual(
      expect.arrayContaining([expect.stringMatching(/^BERT: /), expect.stringMatching(/^Dropout: /)]),
    );
    expect(titles).toHaveLength(6);
  });

  it('can have its cards reach further out', () => {
    expect(learn(plainList, '.css-9xy', 1).read()?.cards.length).not.toBe(4);
  });

  it('is for the pages of the same kind', () => {
    expect(learn(plainList, '.css-9xy').taught).toMatchObject({ host: 'lab.example.edu', path: '/papers/*' });
  });

  it('of a title without any like it throws nothing', () => {
    const lesson = learn('<main><p>One line of words alone</p></main>', 'p');
    expect(lesson.read()?.cards.length ?? 0).toBeLessThan(2);
  });
});
