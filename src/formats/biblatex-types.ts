import type { Paper } from '../core/paper';
import { addressOf } from './address';
import { containerOf, kindOf } from './publication';

/** The types of BibLaTeX that papers have. */
export type LatexType = keyof typeof fields;

/** The fields of a type that a paper may have, besides those that all types have. Source: biblatex's `blx-dm.def`. */
const fields = {
  article: 'journaltitle series volume number pages issn',
  inproceedings: 'booktitle series volume number pages publisher location isbn',
  incollection: 'booktitle series volume number pages publisher location isbn edition',
  inbook: 'booktitle series volume number pages publisher location isbn edition',
  book: 'series volume number pages publisher location isbn edition',
  booklet: 'howpublished location pages type',
  collection: 'series volume number pages publisher location isbn edition',
  thesis: 'institution location type isbn pages',
  report: 'institution location type number isrn pages',
  online: 'organization',
  misc: 'howpublished type location organization',
  software: 'organization location type',
  dataset: 'publisher location number series edition type',
} as const;

const fieldSets = new Map(Object.entries(fields).map(([type, names]) => [type, new Set<string>(names.split(' '))]));

/** The fields that a type has and others don't. */
export function fieldsOf(type: LatexType): ReadonlySet<string> {
  return fieldSets.get(type) ?? new Set();
}

/** The type that says what the work is, of those for which it has what is mandatory besides author, title and date. */
export function typeOf(paper: Paper): LatexType {
  const hasContainer = containerOf(paper) !== undefined;
  const loose = () => (addressOf(paper) === undefined ? 'misc' : 'online');
  switch (kindOf(paper)) {
    case 'article-journal':
      return hasContainer ? 'article' : loose();
    case 'paper-conference':
      return hasContainer ? 'inproceedings' : loose();
    case 'chapter':
      if (!hasContainer) return 'misc';
      return paper.editor?.length ? 'incollection' : 'inbook';
    case 'book':
      return paper.editor?.length && !paper.author?.length ? 'collection' : 'book';
    case 'thesis':
      return paper.publisher ? 'thesis' : 'misc';
    case 'report':
      return paper.publisher ? 'report' : 'misc';
    case 'software':
      return 'software';
    case 'dataset':
      return 'dataset';
    case 'article':
    case 'webpage':
      return loose();
  }
}
