import { identify, type PaperId, pageOf } from '../core/identifier';
import { isTitleLike, textOf } from './generic-text';
import { readTitle } from './generic-title';
import { present, readFields } from './read-fields';
import type { Card, CardFields } from './site';

/** Metadata of a paper's own page. Source: https://scholar.google.com/intl/en/scholar/inclusion.html#indexing */
const fields: CardFields = {
  authors: 'meta[name="citation_author"]',
  abstract: 'meta[name="citation_abstract"], meta[name="dc.description" i]',
  date: 'meta[name="citation_date"], meta[name="citation_publication_date"], meta[name="citation_online_date"]',
};

const idMetas = ['citation_arxiv_id', 'citation_doi', 'citation_pmid'];

/** The paper that a page's address or metadata says it is about; undefined where they name none. */
export function ownPaper(document: Document, url: URL): PaperId | undefined {
  const named = identify(url.href);
  if (named !== undefined || !document.head?.querySelector('meta[name="citation_title"]')) return named;
  for (const name of idMetas) {
    const value = document.head.querySelector(`meta[name="${name}"]`)?.getAttribute('content')?.trim();
    if (!value) continue;
    const id = identify(value) ?? identify(`${name.split('_')[1]}:${value}`);
    if (id !== undefined) return id;
  }
  return undefined;
}

/** Read the paper that a page is about, for its heading; undefined where no heading has a title. */
export function readOwnPaper(id: PaperId, document: Document, today: string): Card | undefined {
  const title = [...document.querySelectorAll<HTMLElement>('main h1, h1')]
    .slice(0, 10)
    .find((heading) => isTitleLike(textOf(heading)));
  const slot = title?.parentElement;
  if (!title || !slot) return undefined;
  const read = () => ({
    id,
    title: readTitle(title),
    ...present('URL', pageOf(id)),
    ...readFields([document.head], fields, today),
    foundBy: 'generic' as const,
  });
  return { id, parts: [], slot, after: title, title, read };
}
