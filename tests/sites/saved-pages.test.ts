// @vitest-environment jsdom
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allSites, siteFor } from '../../src/sites/registry';
import { readHtml } from './read-fixture';

interface SavedPage {
  file: string;
  url: string;
  cards: number;
  authors?: number;
  abstracts?: number;
}

const saved = join(import.meta.dirname, '../../../shared/pages');
const isHere = existsSync(join(saved, 'expected.json'));
const pages: SavedPage[] = isHere ? JSON.parse(readFileSync(join(saved, 'expected.json'), 'utf8')).pages : [];

describe.skipIf(!isHere)('saved pages (skipped where ../shared/pages is absent)', () => {
  it.each(pages.filter(({ url }) => siteFor(new URL(url), allSites)))('$file', (page) => {
    const { kind, cards } = readHtml(readFileSync(join(saved, page.file), 'utf8'), page.url);
    const papers = kind === 'listing' ? cards.map((card) => card.read()) : [];
    expect(papers).toHaveLength(page.cards);
    expect(papers.filter(({ title }) => title === '')).toEqual([]);
    expect(papers.filter(({ author }) => author).length).toBeGreaterThanOrEqual(page.authors ?? 0);
    expect(papers.filter(({ abstract = '' }) => abstract.length > 80).length).toBeGreaterThanOrEqual(
      page.abstracts ?? 0,
    );
  });

  it('are there', () => {
    expect(pages.length).toBeGreaterThan(0);
  });
});
