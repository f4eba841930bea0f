import type { ExportOptions, TextFormat } from '../core/citing';
import { booleanFrom, objectFrom, oneFrom } from './validate';

const formats = ['bibtex', 'biblatex', 'ris', 'csl-json', 'csv', 'markdown', 'html'] as const satisfies TextFormat[];

/** @throws TypeError unless the value says how papers are to be written. */
export function exportOptionsFrom(value: unknown): ExportOptions {
  const said = objectFrom(value);
  const includes = objectFrom(said['includes']);
  return {
    format: oneFrom(said['format'], formats),
    includes: {
      abstract: booleanFrom(includes['abstract']),
      keywords: booleanFrom(includes['keywords']),
      note: booleanFrom(includes['note']),
    },
    encoding: oneFrom(said['encoding'], ['ascii', 'utf-8'] as const),
    order: oneFrom(said['order'], ['given', 'author', 'year', 'key'] as const),
  };
}
