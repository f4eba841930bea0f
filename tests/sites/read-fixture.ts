import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import '../../src/core/all-schemes';
import { displayName, splitName } from '../../src/core/name';
import type { ListedPaper } from '../../src/core/paper';
import { type FindAnywhere, findPapers } from '../../src/sites/find-papers';
import { readAnywhere } from '../../src/sites/generic';
import { allSites, siteFor } from '../../src/sites/registry';
import type { PageReading, Skipped } from '../../src/sites/site';
import { siteWithoutAdapter } from '../../src/sites/without-adapter';

/** A fixture's expected.json: where and when the page was, and what it holds, names as "Given Surname". */
export interface Expected {
  url: string;
  /** `YYYY-MM-DD` */
  today: string;
  kind: PageReading['kind'];
  /** Absent: none. */
  skipped?: Partial<Skipped>;
  cards: ReadCard[];
}

/** A paper as expected.json writes it. */
export type ReadCard = Omit<ListedPaper, 'author'> & { author?: string[] };

/** Read a page by its site's adapter, by that alone unless there is `findAnywhere` to fall back on. */
export function readHtml(html: string, url: string, today = '2026-10-20', findAnywhere?: FindAnywhere) {
  const document = new DOMParser().parseFromString(html, 'text/html');
  const site = siteFor(new URL(url), allSites) ?? siteWithoutAdapter(new URL(url));
  return { site, document, ...findPapers(site, findAnywhere, document, new URL(url), today) };
}

/** A fixture, by the name of its folders: `arxiv/list-new`. */
export interface Fixture {
  name: string;
  folder: string;
}

/** List all fixtures. */
export function listFixtures(): Fixture[] {
  const here = import.meta.dirname;
  const folders = (folder: string) =>
    readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return folders(here).flatMap((site) =>
    folders(join(here, site)).map((name) => ({ name: `${site}/${name}`, folder: join(here, site, name) })),
  );
}

/** Read a fixture's page as its expected.json says. */
export function readFixture(folder: string) {
  const expected = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8')) as Expected;
  const html = readFileSync(join(folder, 'page.html'), 'utf8');
  return { expected, html, ...readHtml(html, expected.url, expected.today, readAnywhere) };
}

/** A paper in the form of expected.json. */
export function write({ author, ...rest }: ListedPaper): ReadCard {
  return author ? { ...rest, author: author.map((name) => displayName(splitName(name))) } : rest;
}
