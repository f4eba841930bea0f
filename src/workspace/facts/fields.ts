import type { PaperFields, PaperType } from '../../core/paper';
import type { TextKey } from '../../ui/text';

/** A field that is shown and written by itself. That there are more authors is written with the authors. */
export type FactField = Exclude<keyof PaperFields, 'authorsIncomplete' | 'authorCount'>;

/** How a field is written: one line, many, a name a line, a list with commas, one of few kinds, a date. */
export type FactKind = 'line' | 'text' | 'names' | 'list' | 'type' | 'date';

/** All fields in the order in which they are shown, with their names. */
export const factFields: Readonly<Record<FactField, { name: TextKey; kind: FactKind }>> = {
  title: { name: 'factTitle', kind: 'line' },
  author: { name: 'factAuthors', kind: 'names' },
  type: { name: 'factType', kind: 'type' },
  issued: { name: 'factDate', kind: 'date' },
  'container-title': { name: 'factVenue', kind: 'line' },
  'collection-title': { name: 'factSeries', kind: 'line' },
  editor: { name: 'factEditors', kind: 'names' },
  volume: { name: 'factVolume', kind: 'line' },
  issue: { name: 'factIssue', kind: 'line' },
  page: { name: 'factPages', kind: 'line' },
  number: { name: 'factNumber', kind: 'line' },
  edition: { name: 'factEdition', kind: 'line' },
  publisher: { name: 'factPublisher', kind: 'line' },
  'publisher-place': { name: 'factPlace', kind: 'line' },
  genre: { name: 'factGenre', kind: 'line' },
  DOI: { name: 'factDoi', kind: 'line' },
  ISBN: { name: 'factIsbn', kind: 'line' },
  ISSN: { name: 'factIssn', kind: 'line' },
  categories: { name: 'factCategories', kind: 'list' },
  abstract: { name: 'factAbstract', kind: 'text' },
  URL: { name: 'factAddress', kind: 'line' },
};

/** The names of all kinds of works. */
export const typeNames: Readonly<Record<PaperType, TextKey>> = {
  article: 'typePreprint',
  'paper-conference': 'typeConference',
  'article-journal': 'typeJournal',
  thesis: 'typeThesis',
  report: 'typeReport',
  book: 'typeBook',
  chapter: 'typeChapter',
  webpage: 'typeWebpage',
  software: 'typeSoftware',
  dataset: 'typeDataset',
};

/** Whether a field is one that is shown by itself. */
export function isFactField(field: keyof PaperFields): field is FactField {
  return Object.hasOwn(factFields, field);
}
