import type { CitedPaper, ExportOptions } from '../core/citing';
import { addressOf } from './address';
import { readMarkdown } from './markdown/read-markdown';
import { escapeMarkdown, escapeProse, indented, linkTo, quoted, writeMarkdown } from './markdown/write-markdown';
import { authorsLine, venueOf } from './reading-line';
import type { FormatWriter } from './writer';

/** Writes a reading list in Markdown: an item per paper, with its link, tags and note. Nothing in it but the note's marks is markup. */
export function markdownListWriter({ includes }: Pick<ExportOptions, 'includes'>): FormatWriter {
  return { type: 'text/markdown', open: '', between: '', close: '', entry: (cited) => itemOf(cited, includes) };
}

/** Two spaces break a line. */
const lineBreak = '  \n';

function itemOf(cited: CitedPaper, includes: ExportOptions['includes']): string {
  const { paper, tags = [], note = '' } = cited;
  const address = addressOf(paper);
  const title = escapeProse(paper.title ?? paper.id);
  const { venue, year } = venueOf(paper);
  const where = [venue && `*${escapeMarkdown(venue)}*`, year].filter(Boolean).join(', ');
  const authors = escapeMarkdown(authorsLine(paper));
  const lines = [
    address === undefined ? title : `[${title}](${linkTo(address)})`,
    [authors, where].filter((part) => part !== '').join('. '),
    includes.keywords && tags.length > 0 ? `Tags: ${tags.map(escapeMarkdown).join(', ')}` : '',
  ].filter((line) => line !== '');
  const paragraphs = [
    lines.join(lineBreak),
    ...(includes.abstract && paper.abstract ? [escapeProse(paper.abstract)] : []),
    ...(includes.note && note !== '' ? [quoted(writeMarkdown(readMarkdown(note)))] : []),
  ];
  return `- ${indented(paragraphs.join('\n\n'), '  ').slice(2)}\n`;
}
