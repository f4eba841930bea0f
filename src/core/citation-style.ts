/** The citation styles that references can be written in, in the order in which they are offered. */
export const citationStyles = ['apa', 'ieee', 'acm', 'nature'] as const;

/** One of the citation styles. */
export type CitationStyle = (typeof citationStyles)[number];

/** What each is called. */
export const citationStyleNames: Readonly<Record<CitationStyle, string>> = {
  apa: 'APA',
  ieee: 'IEEE',
  acm: 'ACM',
  nature: 'Nature',
};

/** References in a citation style, one per line, and the same with italics as HTML of paragraphs. */
export interface References {
  text: string;
  html: string;
}
