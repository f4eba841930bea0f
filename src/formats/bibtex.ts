import { pageOf } from '../core/identifier';
import type { Paper } from '../core/paper';
import { bibtexNames } from './bibtex-names';
import { bibtexTitle } from './bibtex-title';
import { tidyText } from './latex';
import { identifierOf, issuedOf } from './publication';

/** A paper with the citation key that it goes by: ASCII letters and digits. */
export interface CitedPaper {
  paper: Paper;
  key: string;
}

/**
 * Write papers as BibTeX, in the order given, for `bibtex` with any style and for Biber. ASCII but for scripts that have
 * no LaTeX commands. An entry has only the fields that are known; the text ends in a line break unless there are no papers.
 * Source: https://info.arxiv.org/help/hypertex/bibstyles/ (eprint, archivePrefix, primaryClass).
 */
export function serializeBibtex(entries: readonly CitedPaper[]): string {
  return entries.map(serializeEntry).join('\n');
}

function serializeEntry({ paper, key }: CitedPaper): string {
  const fields = fieldsOf(paper).filter(([, value]) => value !== undefined);
  return `@misc{${[key, ...fields.map(([name, value]) => `  ${name} = ${value}`)].join(',\n')}\n}\n`;
}

/** The fields in their order, each value as it is written. */
function fieldsOf(paper: Paper): [name: string, value: string | undefined][] {
  const { year, month } = issuedOf(paper);
  const author = bibtexNames(paper);
  const title = bibtexTitle(paper.title ?? '');
  const arxiv = identifierOf(paper, 'arxiv');
  const doi = arxiv === undefined ? identifierOf(paper, 'doi') : undefined;
  return [
    ['title', braced(title)],
    ['author', braced(author)],
    ['key', braced(author === undefined ? title : undefined)], // What a style sorts by where there is no author.
    ['year', braced(year?.toString())],
    ['month', year && month ? months[month - 1] : undefined],
    ['eprint', braced(verbatim(arxiv))],
    ['archivePrefix', braced(arxiv && 'arXiv')],
    ['primaryClass', braced(arxiv && paper.categories?.[0]?.match(archiveClass)?.[0])],
    ['doi', braced(verbatim(doi))],
    ['url', braced(verbatim(addressOf(paper, arxiv)))],
  ];
}

/** The macros that every style defines. */
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const archiveClass = /^[a-z-]+(\.[A-Z]{2})?$/;

function braced(value: string | undefined): string | undefined {
  return value ? `{${value}}` : undefined;
}

/** Text that styles read character by character: nothing is escaped, and what could end the field is percent-encoded. */
function verbatim(text: string | undefined): string | undefined {
  return text && tidyText(text).replace(/[\s{}\\"]|[^ -~]/gu, encodeURIComponent);
}

/** Where the paper itself is: its permanent address, or else the page that was seen. */
function addressOf({ id, URL: seen = '' }: Paper, arxiv: string | undefined): string | undefined {
  return (arxiv && pageOf(`arxiv:${arxiv}`)) ?? pageOf(id) ?? (/^https?:\/\//i.test(seen) ? seen : undefined);
}
