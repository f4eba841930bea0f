import { identify, type PaperId } from '../core/identifier';
import { type Name, parseName } from '../core/name';
import { readBibtexEntries } from './bibtex-entries';
import { decodeLatex } from './decode-latex';
import { idsIn } from './text-ids';
import { type PaperInText, TextPapers } from './text-papers';

/** Read a BibTeX or BibLaTeX file: what each entry says of its paper. An entry without title and identifier is left. */
export async function readBibtex(text: string): Promise<TextPapers> {
  const papers = new TextPapers();
  const { entries, broken } = readBibtexEntries(text);
  const texts = entries.flatMap(({ fields }) => [
    ...[...decodedFields].flatMap((name) => fields.get(name) ?? []),
    ...authorsOf(fields).map(({ text: name }) => name),
  ]);
  const decoded = await decodeLatex(texts);
  for (const { line, type, key, fields } of entries) {
    const plain = (name: string) => decoded.get(fields.get(name) ?? '') || undefined;
    const said = saying(fields, plain, (name) => decoded.get(name) ?? name);
    if (!papers.add(idsOf(fields), said)) papers.leave(line, `@${type}{${key}`);
  }
  for (const { line, text: written } of broken) papers.leave(line, written);
  papers.unread.sort((a, b) => a.line - b.line);
  return papers;
}

/** Fields whose LaTeX becomes text. */
const decodedFields = ['title', 'abstract', 'journal', 'journaltitle', 'booktitle'];

function saying(
  fields: ReadonlyMap<string, string>,
  plain: (name: string) => string | undefined,
  decode: (name: string) => string,
): PaperInText {
  const category = fields.get('primaryclass') ?? '';
  const authors = authorsOf(fields);
  const author = authors.filter(({ text }) => text !== 'others').map((name) => nameOf(name, decode));
  const container = plain('journaltitle') ?? plain('journal') ?? plain('booktitle');
  const said: { [K in keyof PaperInText]: PaperInText[K] | undefined } = {
    title: plain('title')?.slice(0, 2_000),
    author: author.length > 0 ? author : undefined,
    authorsIncomplete: author.length > 0 && author.length < authors.length ? true : undefined,
    abstract: plain('abstract')?.slice(0, 20_000),
    issued: issuedOf(fields),
    'container-title': container && !/arxiv/i.test(container) ? container.slice(0, 500) : undefined,
    categories: /^[a-z-]{2,12}(?:\.[A-Za-z-]{2,12})?$/.test(category) ? [category] : undefined,
    URL: fields
      .get('url')
      ?.replace(/\\([%#&_~])/g, '$1')
      .match(/^https?:\/\/\S{1,1900}$/)?.[0],
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

interface WrittenName {
  text: string;
  /** It stands in braces as a whole: a group, or a name that can't be split. */
  isWhole: boolean;
}

/** The names between each `and` that stands in no braces. */
function authorsOf(fields: ReadonlyMap<string, string>): WrittenName[] {
  const written = (fields.get('author') ?? '').slice(0, 200_000).replace(/\s+/g, ' ');
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (let at = 0; at < written.length; at += 1) {
    if (written[at] === '{') depth += 1;
    else if (written[at] === '}') depth -= 1;
    else if (depth === 0 && written[at] === ' ' && /^and /i.test(written.slice(at + 1, at + 5))) {
      names.push(written.slice(from, at));
      from = at + 5;
    }
  }
  return [...names, written.slice(from)]
    .map((name) => name.trim())
    .filter((name) => name !== '')
    .slice(0, 5_000)
    .map((text) => ({ text, isWhole: /^\{[^{}]{0,300}\}$/.test(text) && !/^\{\\/.test(text) }));
}

function nameOf({ text, isWhole }: WrittenName, decode: (name: string) => string): Name {
  const name = decode(text);
  return isWhole ? { literal: name } : parseName(name);
}

/** ISO 8601 of `date`, or of `year` and `month`. */
function issuedOf(fields: ReadonlyMap<string, string>): string | undefined {
  const date = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(fields.get('date') ?? '')?.[0];
  const year = /\b(?:1[5-9]|20)\d\d\b/.exec(fields.get('year') ?? '')?.[0];
  const month = Number(fields.get('month') ?? '');
  if (date !== undefined || year === undefined) return date;
  return month >= 1 && month <= 12 ? `${year}-${String(Math.trunc(month)).padStart(2, '0')}` : year;
}

/** Every identifier that an entry carries, in whatever field it is put. */
function idsOf(fields: ReadonlyMap<string, string>): PaperId[] {
  const value = (name: string) => (fields.get(name) ?? '').replace(/\\([%#&_~])/g, '$1').trim();
  const isArxiv = /^(?:arxiv)?$/i.test(value('archiveprefix') || value('eprinttype'));
  const labelled = [
    isArxiv && value('eprint') !== '' ? `arXiv:${value('eprint').replace(/^arxiv: ?/i, '')}` : '',
    value('arxivid') && `arXiv:${value('arxivid').replace(/^arxiv: ?/i, '')}`,
    value('doi').replace(/^doi: ?/i, ''),
    value('pmid') && `pmid:${value('pmid')}`,
    value('url'),
  ];
  const direct = labelled.map((one) => (one ? identify(one) : undefined)).filter((id) => id !== undefined);
  if (direct.length > 0) return direct;
  return ['journal', 'howpublished', 'note', 'volume']
    .flatMap((name) => idsIn(value(name).slice(0, 2_000)))
    .map(({ id }) => id);
}
