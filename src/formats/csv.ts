import type { CitedPaper, ExportOptions } from '../core/citing';
import { displayName } from '../core/name';
import { addressOf } from './address';
import { tidyText } from './latex';
import { containerOf, doiOf, identifierOf, issuedOf, kindOf } from './publication';
import type { FormatWriter } from './writer';

/**
 * Writes CSV for spreadsheets: a row per paper below one of names, in UTF-8 with a byte order mark, by which Excel knows
 * it. No cell is a formula to anybody: what begins like one has an apostrophe before it. What a spreadsheet would take for
 * a date or a number and change is written so that it doesn't: `arXiv:2301.10000`, `1–2`.
 * Source: https://www.rfc-editor.org/rfc/rfc4180, https://owasp.org/www-community/attacks/CSV_Injection.
 */
export function csvWriter({ includes }: Pick<ExportOptions, 'includes'>): FormatWriter {
  const columns = allColumns.filter(({ of }) => of === undefined || includes[of]);
  return {
    type: 'text/csv',
    open: `\uFEFF${columns.map(({ name }) => name).join(',')}${eol}`,
    between: '',
    close: '',
    entry: (cited) => columns.map(({ read }) => cell(read(cited) ?? '')).join(',') + eol,
  };
}

const eol = '\r\n';

/** Characters of a cell: what Excel takes. */
const maxCell = 32_767;

interface Column {
  name: string;
  /** What has to be included. */
  of?: keyof ExportOptions['includes'];
  read: (cited: CitedPaper) => string | undefined;
}

const allColumns: readonly Column[] = [
  { name: 'key', read: ({ key }) => key },
  { name: 'title', read: ({ paper }) => tidyText(paper.title ?? '') },
  { name: 'authors', read: ({ paper }) => authorsOf(paper) },
  { name: 'year', read: ({ paper }) => issuedOf(paper).year?.toString() },
  { name: 'date', read: ({ paper }) => paper.issued },
  { name: 'type', read: ({ paper }) => kindOf(paper) },
  { name: 'venue', read: ({ paper }) => tidyText(containerOf(paper) ?? '') },
  { name: 'volume', read: ({ paper }) => ranged(paper.volume) },
  { name: 'issue', read: ({ paper }) => ranged(paper.issue) },
  { name: 'pages', read: ({ paper }) => ranged(paper.page) },
  { name: 'publisher', read: ({ paper }) => tidyText(paper.publisher ?? '') },
  { name: 'doi', read: ({ paper }) => doiOf(paper) },
  { name: 'arxiv', read: ({ paper }) => prefixed('arXiv:', identifierOf(paper, 'arxiv')) },
  { name: 'isbn', read: ({ paper }) => tidyText(paper.ISBN ?? '') },
  { name: 'issn', read: ({ paper }) => tidyText(paper.ISSN ?? '') },
  { name: 'url', read: ({ paper }) => addressOf(paper) },
  { name: 'status', of: 'keywords', read: ({ status }) => status },
  { name: 'starred', of: 'keywords', read: ({ starred }) => (starred ? 'yes' : undefined) },
  { name: 'saved', of: 'keywords', read: ({ saved }) => dayOf(saved) },
  { name: 'tags', of: 'keywords', read: ({ tags = [] }) => tags.join('; ') },
  { name: 'abstract', of: 'abstract', read: ({ paper }) => tidyText(paper.abstract ?? '') },
  { name: 'note', of: 'note', read: ({ note }) => note },
];

/** Names as they are read, parted by semicolons; what a cell has no room for is `et al.`. */
function authorsOf({ author = [], authorsIncomplete = false }: CitedPaper['paper']): string {
  const names: string[] = [];
  let length = 0;
  for (const name of author.map((one) => tidyText(displayName(one)))) {
    length += name.length + 2;
    if (length > maxCell - 20) return [...names, 'et al.'].join('; ');
    names.push(name);
  }
  return (authorsIncomplete ? [...names, 'et al.'] : names).join('; ');
}

/** In UTC. */
function dayOf(time: number | undefined): string | undefined {
  return time === undefined ? undefined : new Date(time).toISOString().slice(0, 10);
}

/** Numbers with a dash that no spreadsheet takes for a date. */
function ranged(text: string | undefined): string | undefined {
  return text === undefined ? undefined : tidyText(text).replace(/(?<=\d)\s*-+\s*(?=\d)/g, '–');
}

function prefixed(prefix: string, text: string | undefined): string | undefined {
  return text === undefined ? undefined : prefix + text;
}

/** A cell as it is written. */
function cell(text: string): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(/[\p{Cs}\p{Noncharacter_Code_Point}]|(?![\n\t])\p{Cc}/gu, '')
    .slice(0, maxCell - 2)
    .replace(/[\uD800-\uDBFF]$/, '');
  const safe = isFormula.test(clean) ? `'${clean}` : clean;
  return /[",\n\t;']|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** What a spreadsheet may take for the head of a formula, behind whatever it doesn't see. */
const isFormula = /^[\s\p{Cf}]*[=+\-@|%＝＋－﹣−＠]|^[\t\n]/u;
