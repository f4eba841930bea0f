import { identify, type PaperId } from '../core/identifier';
import { type Name, parseName } from '../core/name';
import type { Paper, PaperFields, PaperType } from '../core/paper';
import { type BibtexEntry, readBibtexEntries } from '../formats/bibtex-entries';
import { identifierOf } from '../formats/publication';
import { monthOf } from '../formats/written-dates';
import { AnswerUnreadable } from './errors';
import { authorsOf, dateOf, factsOf, limits, webAddress } from './facts';
import { foundIn, ownDoi, type SourceRecord } from './found';
import { plainDoi, writtenDoi } from './paper-keys';
import { plainLatex } from './plain-latex';
import type { Found, MetadataSource } from './source';
import { shortened } from './told';

/** The ACL Anthology: its papers' BibTeX. Source: https://aclanthology.org/info/development/ and its pages' links. */
export const acl: MetadataSource = {
  id: 'acl',
  name: 'ACL Anthology',
  host: 'https://aclanthology.org/*',
  hasCors: false,
  asks: 'https://aclanthology.org/<id>.bib',
  batch: 1,
  pause: 2_000,
  keyOf,
  request: ([paper]) => ({
    url: `https://aclanthology.org/${encodeURIComponent((paper && keyOf(paper)) ?? '')}.bib`,
    accept: 'text/plain',
  }),
  read(answer, [paper]) {
    const { entries } = readBibtexEntries(answer);
    const [entry] = entries;
    if (!entry) throw new AnswerUnreadable('Expected BibTeX, got something else');
    const key = paper && keyOf(paper);
    const address = entry.fields.get('url') ?? '';
    if (!paper || identify(address) !== `acl:${key}`) return new Map();
    const isOwn = identifierOf(paper, 'acl') !== undefined && identifierOf(paper, 'arxiv') === undefined;
    const found = foundIn(paper, recordOf(entry, `acl:${key}`), isOwn);
    return found ? new Map<PaperId, Found>([[paper.id, found]]) : new Map();
  },
};

/** Its own id, or the one in its DOIs. */
function keyOf(paper: Paper): string | undefined {
  const [, id] = /^10\.(?:18653|3115)\/v1\/([\w.-]{5,60})$/.exec(plainDoi(paper.DOI) ?? ownDoi(paper) ?? '') ?? [];
  const named = id === undefined ? undefined : identify(`https://aclanthology.org/${id}`);
  return identifierOf(paper, 'acl') ?? named?.slice('acl:'.length);
}

const types: ReadonlyMap<string, PaperType> = new Map([
  ['inproceedings', 'paper-conference'],
  ['article', 'article-journal'],
  ['proceedings', 'book'],
  ['incollection', 'chapter'],
]);

function recordOf({ type, fields: written }: BibtexEntry, id: PaperId): SourceRecord {
  const plain = (name: string, max: number) => {
    const text = written.get(name);
    return text === undefined ? undefined : shortened(plainLatex(text.slice(0, 4 * max)), max);
  };
  const DOI = writtenDoi(written.get('doi'));
  const doi = plainDoi(DOI);
  const year = /^\d{4}$/.exec(written.get('year') ?? '')?.[0];
  const authors = namesIn(written.get('author'));
  const fields: PaperFields = {
    ...authorsOf(authors),
    ...factsOf<PaperFields>({
      title: plain('title', limits.title),
      abstract: plain('abstract', limits.abstract),
      type: types.get(type),
      issued: year ? dateOf(Number(year), monthOf(written.get('month') ?? '')) : undefined,
      'container-title': plain('booktitle', limits.venue) ?? plain('journal', limits.venue),
      editor: namesIn(written.get('editor')).slice(0, limits.editors),
      volume: plain('volume', limits.short),
      issue: plain('number', limits.short),
      page: plain('pages', limits.short),
      publisher: plain('publisher', limits.venue),
      'publisher-place': plain('address', limits.venue),
      DOI,
      ISBN: plain('isbn', limits.short),
      URL: webAddress(written.get('url')),
    }),
  };
  return { ids: doi === undefined ? [id] : [id, `doi:${doi}`], fields };
}

/** `Surname, Given and Surname, Given`; a name in braces is a group's. */
function namesIn(text = ''): Name[] {
  const names = text
    .slice(0, 400_000)
    .split(/\s{1,20}and\s{1,20}/)
    .slice(0, limits.names);
  return names.flatMap((name): Name[] => {
    const plain = shortened(plainLatex(name), limits.name);
    if (plain === undefined) return [];
    return [/^\s*\{[^{}\\]{1,200}\}\s*$/.test(name) ? { literal: plain } : parseName(plain)];
  });
}
