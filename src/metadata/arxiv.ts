import { identify, type PaperId } from '../core/identifier';
import type { Paper, PaperFields } from '../core/paper';
import type { Publication } from '../core/publication';
import { identifierOf } from '../formats/publication';
import { AnswerUnreadable } from './errors';
import { authorsOf, factsOf, isoDate, limits, printedName } from './facts';
import { isPublishedDoi } from './found';
import { readJournalReference } from './journal-reference';
import { byKey, writtenDoi } from './paper-keys';
import { readAccents } from './plain-latex';
import type { Found, MetadataSource } from './source';
import { readXml, type XmlPart } from './xml';

const keyOf = (paper: Paper) => identifierOf(paper, 'arxiv');

/**
 * arXiv's API.
 * Source: https://info.arxiv.org/help/api/user-manual.html, https://info.arxiv.org/help/api/tou.html (3 s); of empty answers
 * https://github.com/lukasschwab/arxiv.py/issues/129.
 */
export const arxiv: MetadataSource = {
  id: 'arxiv',
  name: 'arXiv',
  host: 'https://export.arxiv.org/*',
  hasCors: false,
  site: 'arxiv',
  asks: 'https://export.arxiv.org/api/query?id_list=<arXiv ids>',
  batch: 100,
  pause: 3_000,
  keyOf,
  request(papers) {
    const ids = [...byKey(papers, keyOf).keys()];
    const list = ids.map(encodeURIComponent).join(',');
    return {
      url: `https://export.arxiv.org/api/query?max_results=${ids.length}&id_list=${list}`,
      accept: 'application/atom+xml',
    };
  },
  read(answer, papers) {
    const keyed = byKey(papers, keyOf);
    const found = new Map<PaperId, Found>();
    const entries = readXml(answer, 'feed').all('entry', 2 * papers.length + 1);
    // Now and then it says of many papers, for no reason, that it has none of them.
    if (entries.length === 0 && papers.length > 1) throw new AnswerUnreadable('Expected papers, got none of many');
    for (const entry of entries) {
      const address = entry.first('id')?.text(limits.venue) ?? '';
      // An error comes as an entry, of a feed that is otherwise fine.
      if (/\/api\/errors(?:#|$)/.test(address)) {
        throw new AnswerUnreadable(`Expected papers, got the error "${entry.first('summary')?.text(200)}"`);
      }
      const id = identify(address);
      const asked = id?.startsWith('arxiv:') ? keyed.get(id.slice('arxiv:'.length)) : undefined;
      for (const paper of asked ?? []) found.set(paper.id, foundIn(entry));
    }
    return found;
  },
};

function foundIn(entry: XmlPart): Found {
  const names = entry.all('author').map((author) => author.first('name')?.text(limits.name));
  const fields: PaperFields = {
    ...authorsOf(names.map(printedName)),
    ...factsOf<PaperFields>({
      title: line(entry, 'title', limits.title),
      abstract: line(entry, 'summary', limits.abstract),
      issued: isoDate(entry.first('published')?.text(limits.short)),
      categories: categoriesOf(entry),
    }),
  };
  const published = publishedAs(entry);
  return { fields, ...(published && { published }) };
}

/** Authors write LaTeX: what is an accent becomes one, what is a formula stays. */
function line(entry: XmlPart, name: string, max: number): string | undefined {
  const text = entry.first(name)?.text(max);
  return text === undefined ? undefined : readAccents(text);
}

/** The primary one first. Of others, old ones are written like an ACM class: they are none of arXiv's. */
function categoriesOf(entry: XmlPart): string[] {
  const primary = entry.first('arxiv:primary_category')?.attribute('term');
  const all = entry.all('category', 100).map((category) => category.attribute('term'));
  const codes = [primary, ...all].filter(
    (code) => code !== undefined && /^[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?$/.test(code),
  );
  return [...new Set(codes as string[])].slice(0, 20);
}

/** What the authors have told arXiv of the published version: its DOI, of several the first, and a reference in words. */
function publishedAs(entry: XmlPart): Publication | undefined {
  const written = writtenDoi(
    entry
      .first('arxiv:doi')
      ?.text(limits.venue)
      ?.split(/[\s,;]+(?=10\.|$)/)[0],
  );
  const DOI = written !== undefined && isPublishedDoi(written.toLowerCase()) ? written : undefined;
  const reference = readJournalReference(entry.first('arxiv:journal_ref')?.text(limits.venue) ?? '');
  if (DOI === undefined && reference === undefined) return undefined;
  return { facts: { ...reference, ...(DOI !== undefined && { DOI }) } };
}
