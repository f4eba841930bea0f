import type { Name } from '../core/name';
import type { PaperFields, PaperType } from '../core/paper';
import { authorsOf, dateOf, factsOf, limits } from './facts';
import type { SourceRecord } from './found';
import { plainAbstract, plainText } from './markup';
import { nameOf } from './names';
import { doiId, plainDoi, writtenDoi } from './paper-keys';
import type { Told } from './told';

/** Crossref's types by ours. Source: https://api.crossref.org/types. What is left out (`component`, `peer-review`, …) is no paper. */
const types: ReadonlyMap<string, PaperType> = new Map([
  ['journal-article', 'article-journal'],
  ['proceedings-article', 'paper-conference'],
  ['posted-content', 'article'],
  ['book', 'book'],
  ['monograph', 'book'],
  ['edited-book', 'book'],
  ['reference-book', 'book'],
  ['proceedings', 'book'],
  ['book-chapter', 'chapter'],
  ['book-section', 'chapter'],
  ['book-part', 'chapter'],
  ['reference-entry', 'chapter'],
  ['dissertation', 'thesis'],
  ['report', 'report'],
  ['report-component', 'report'],
  ['standard', 'report'],
  ['dataset', 'dataset'],
]);

/** A work of Crossref's in our terms. Source: https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md. */
export function crossrefRecord(work: Told): SourceRecord & { doi: string | undefined } {
  const DOI = work.of('DOI').text(limits.venue);
  const id = doiId(DOI);
  const authors = work.of('author');
  const fields: PaperFields = {
    ...authorsOf(authors.list(limits.names).map(personOf), authors.length),
    ...factsOf<PaperFields>({
      title: titleOf(work),
      abstract: plainAbstract(work.of('abstract').raw(4 * limits.abstract) ?? '', limits.abstract),
      issued: dateIn(work.of('published-print')) ?? dateIn(work.of('issued')),
      ...containerOf(work),
      editor: people(work.of('editor')),
      volume: work.of('volume').text(limits.short),
      issue: work.of('issue').text(limits.short),
      page: work.of('page').text(limits.short) ?? work.of('article-number').text(limits.short),
      publisher: line(work.of('publisher')),
      'publisher-place': line(work.of('publisher-location')),
      DOI: writtenDoi(DOI),
      ISBN: work.of('ISBN').list(1)[0]?.text(limits.short),
      ISSN: work.of('ISSN').list(1)[0]?.text(limits.short),
    }),
  };
  return { doi: plainDoi(DOI), ids: id ? [id] : [], fields };
}

/** DOIs, in small letters, of works to which this one is related in such a way; arXiv's own for an arXiv id. */
export function relatedDois(work: Told, relation: 'has-preprint' | 'is-preprint-of'): string[] {
  return work
    .of('relation', relation)
    .items(20)
    .flatMap((related) => {
      const id = related.of('id').text(limits.venue)?.toLowerCase() ?? '';
      if (related.of('id-type').value === 'arxiv')
        return `10.48550/arxiv.${id.replace(/^arxiv: ?/, '').replace(/v\d+$/, '')}`;
      const [doi] = /10\.\d{4,9}\/\S+$/.exec(id) ?? [];
      return doi === undefined ? [] : relation === 'is-preprint-of' ? (plainDoi(doi) ?? []) : doi.replace(/v\d+$/, '');
    });
}

function titleOf(work: Told): string | undefined {
  const title = line(work.of('title').items(1)[0], limits.title);
  const subtitle = line(work.of('subtitle').items(1)[0], limits.title);
  if (title === undefined || subtitle === undefined || title.endsWith(subtitle)) return title;
  return `${title.replace(/:$/, '')}: ${subtitle}`.slice(0, limits.title);
}

/** A chapter has its series before its book; a chapter of an event's book is a paper of a conference. */
function containerOf(work: Told): { [field in 'type' | 'container-title' | 'collection-title']: PaperFields[field] } {
  const type = types.get(work.of('type').text(limits.short) ?? '');
  const containers = work
    .of('container-title')
    .items(3)
    .map((title) => line(title));
  const isInSeries = type === 'chapter' && containers.length > 1;
  const event = line(work.of('event', 'name'));
  return {
    type: type === 'chapter' && event !== undefined ? 'paper-conference' : type,
    'container-title': containers[isInSeries ? 1 : 0] ?? (type === 'paper-conference' ? event : undefined),
    'collection-title': isInSeries ? containers[0] : undefined,
  };
}

function line(told: Told | undefined, max = limits.venue): string | undefined {
  const text = told?.raw(4 * max);
  return text === undefined ? undefined : plainText(text, max);
}

function people(list: Told): Name[] {
  return list.list(limits.editors).flatMap((person) => personOf(person) ?? []);
}

function personOf(person: Told): Name | undefined {
  const part = (name: string) => person.of(name).raw(4 * limits.name);
  return nameOf({ family: part('family'), given: part('given'), suffix: part('suffix'), literal: part('name') });
}

function dateIn(date: Told): string | undefined {
  const [year, month, day] = date.of('date-parts').list(1)[0]?.list(3) ?? [];
  return dateOf(numberIn(year), numberIn(month), numberIn(day));
}

function numberIn(told: Told | undefined): number | undefined {
  const text = told?.text(limits.short);
  return text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : undefined;
}
