import type { ListedPaper } from '../core/paper';
import { isArxivDigest, readArxivDigest } from './arxiv-digest';
import { isBibtex } from './bibtex-entries';
import { readIdentifierList } from './identifier-list';
import { isListingText, readListingText } from './listing-text';
import { isMail, mailText } from './mail-text';
import { readBibtex } from './read-bibtex';
import { checkLength, linesOf } from './text-lines';
import type { TextPapers, Unread } from './text-papers';

/** What a text was taken for. */
export type TextKind = 'bibtex' | 'digest' | 'listing' | 'references' | 'identifiers';

/** The papers of a text, and what of it could not be read. */
export interface TextReading {
  kind: TextKind;
  /** Each paper once, in the order of the text. One of a bare identifier has no title. */
  papers: ListedPaper[];
  /** In the order of the lines, which of a mail are those of its decoded text. */
  unread: Unread[];
}

/**
 * Read papers from a text that was pasted or dropped: a BibTeX file, arXiv's mailing, a listing copied from a page, a
 * list of references, or addresses and identifiers anywhere in prose. Tells by itself which it is.
 * @param today `YYYY-MM-DD`
 * @throws TextTooLong, TextHasTooManyPapers
 */
export async function readText(text: string, today: string): Promise<TextReading> {
  checkLength(text);
  const plain = (isMail(text) ? mailText(text) : text).replace(/^\uFEFF/, '');
  if (isBibtex(plain)) return reading('bibtex', await readBibtex(plain));
  const lines = linesOf(plain);
  if (isArxivDigest(lines)) return reading('digest', readArxivDigest(lines, today));
  if (isListingText(lines)) return reading('listing', readListingText(lines, today));
  const { papers, references } = readIdentifierList(lines);
  return reading(references > 0 ? 'references' : 'identifiers', papers);
}

function reading(kind: TextKind, { papers, unread }: TextPapers): TextReading {
  return { kind, papers, unread };
}
