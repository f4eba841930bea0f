import { parseListingDate } from '../core/date';
import { identify, type PaperId } from '../core/identifier';
import { parseName } from '../core/name';
import type { Line } from './text-lines';
import { type PaperInText, TextPapers } from './text-papers';

const entryStart = /^(?:\[\d{1,5}\] ?)?(?:arXiv|Paper) ?: ?([\w.-]{1,20}(?:\/\d{7})?(?:v\d{1,3})?)(?![\w./])/i;
const labelled =
  /^(Title|Authors?|Categories|Subjects|Date|DOI|Comments|Journal-ref|Report-no|MSC-class|ACM-class|License|Proxy|From) ?: ?(.*)$/i;

/** Say whether lines look like arXiv's mailing, or like a listing of arXiv's as it is copied from its page. */
export function isArxivDigest(lines: readonly Line[]): boolean {
  const starts = lines.filter(({ text }) => entryStart.test(text)).length;
  return starts > 0 && lines.filter(({ text }) => /^Title ?:/.test(text)).length >= 0.5 * starts;
}

/**
 * Read arXiv's mailing: entries between lines of `\\`, first labelled fields, then the abstract; replaced papers have
 * none. The same fields without `\\` are a listing copied from arXiv's pages.
 * Source: https://info.arxiv.org/help/subscribe.html
 * @param today `YYYY-MM-DD`
 */
export function readArxivDigest(lines: readonly Line[], today: string): TextPapers {
  const papers = new TextPapers();
  let entry: Entry | undefined;
  const close = () => {
    if (entry) keep(entry, papers, today);
    entry = undefined;
  };
  for (const { number, text, isIndented } of lines) {
    const id = identify(`arXiv:${entryStart.exec(text)?.[1] ?? ''}`);
    if (id && !entry?.isAbstract) {
      close();
      entry = { id, line: number, start: text, fields: new Map(), label: '', abstract: '', isAbstract: false };
    } else if (entry === undefined) continue;
    else if (/^\\\\ ?\(|^-{20,}$|^%%/.test(text) || (text === '\\\\' && entry.isAbstract)) close();
    else if (text === '\\\\') entry.isAbstract = true;
    else take(entry, text, isIndented);
  }
  close();
  return papers;
}

interface Entry {
  id: PaperId;
  line: number;
  start: string;
  fields: Map<string, string>;
  /** The field that the line before belongs to. */
  label: string;
  abstract: string;
  isAbstract: boolean;
}

function take(entry: Entry, text: string, isIndented: boolean): void {
  const [, label, value = ''] = (entry.isAbstract ? undefined : labelled.exec(text)) ?? [];
  if (label) {
    entry.label = label.toLowerCase().replace(/^author$/, 'authors');
    if (!entry.fields.has(entry.label)) entry.fields.set(entry.label, value);
    return;
  }
  const known = entry.fields.get(entry.label);
  if (text === '') entry.label = known === '' ? entry.label : '';
  else if (entry.isAbstract) entry.abstract = `${entry.abstract.slice(0, 20_000)} ${text}`;
  else if (known !== undefined && (isIndented || known === '')) {
    entry.fields.set(entry.label, `${known.slice(0, 50_000)} ${text}`.trim());
  } else if (text.length > 100) entry.abstract = `${entry.abstract.slice(0, 20_000)} ${text}`;
}

function keep({ id, line, start, fields, abstract }: Entry, papers: TextPapers, today: string): void {
  const title = fields.get('title');
  if (!title) return papers.leave(line, start);
  const doi = identify(fields.get('doi')?.split(' ')[0] ?? '');
  const categories = categoriesOf(fields);
  const issued = parseListingDate(fields.get('date') ?? '', today);
  papers.add(doi ? [id, doi] : [id], {
    title,
    ...authorsOf(fields.get('authors') ?? ''),
    ...(abstract.trim() && { abstract: abstract.trim() }),
    ...(issued && { issued }),
    ...(categories.length > 0 && { categories }),
  });
}

/** `A. Author (1), B. Author (2 and 3) and C. Author ((1) University of X, (2) …)`: affiliations are left out. */
function authorsOf(printed: string): Pick<PaperInText, 'author' | 'authorsIncomplete'> {
  const list = withoutParentheses(printed);
  const isIncomplete = /\bet al\.?\s*$/.test(list);
  const names = list.replace(/,?\s?\bet al\.?\s*$/, '').split(/,\s?(?:and\s)?|\sand\s/);
  const author = names
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 5_000)
    .map(parseName);
  if (author.length === 0) return {};
  return { author, ...(isIncomplete && { authorsIncomplete: true }) };
}

function withoutParentheses(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '(') depth += 1;
    else if (sign === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) rest += sign;
  }
  return rest;
}

/** `cs.CL cs.AI`, or `Computation and Language (cs.CL); Artificial Intelligence (cs.AI)`. */
function categoriesOf(fields: ReadonlyMap<string, string>): string[] {
  const subjects = [...(fields.get('subjects') ?? '').matchAll(/\(([a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?)\)/g)];
  const named = (fields.get('categories') ?? '')
    .split(' ')
    .filter((one) => /^[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?$/.test(one));
  return [...named, ...subjects.map(([, category = '']) => category)].slice(0, 50);
}
