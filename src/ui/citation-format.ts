import { type CitationStyle, citationStyleNames, citationStyles } from '../core/citation-style';
import type { TextFormat } from '../core/citing';
import { text } from './text';

/** In what one paper can be cited: the formats in which it can stand alone, and the citation styles. */
export const citationFormats = ['bibtex', 'biblatex', 'ris', 'csl-json', ...citationStyles] as const;

/** In what one paper can be cited. */
export type CitationFormat = (typeof citationFormats)[number];

/** Whether it is a citation style. */
export function isStyle(format: CitationFormat | TextFormat): format is CitationStyle {
  return citationStyles.some((style) => style === format);
}

/** What it is called. */
export function citationFormatName(format: CitationFormat): string {
  if (isStyle(format)) return citationStyleNames[format];
  return text(`exportFormat_${format === 'csl-json' ? 'csl_json' : format}`);
}

/** In what a paper was last cited. */
export function readCitationFormat(): CitationFormat {
  const kept = localStorage.getItem('citation format');
  return citationFormats.find((one) => one === kept) ?? 'bibtex';
}

/** Have papers be cited so the next time, too. */
export function keepCitationFormat(format: CitationFormat): void {
  localStorage.setItem('citation format', format);
}
