import { identify } from '../core/identifier';
import type { ImportedFile } from '../core/importing';
import { parseName } from '../core/name';
import type { PaperFields } from '../core/paper';
import { ImportedPapers, type ReadRecord } from './imported-papers';
import { jsonItems, openingOf } from './json-items';
import { readBibtexFile } from './read-bibtex';
import { type ReadingSteps, Rests } from './reading-steps';
import { readDate } from './written-dates';

/** Whether a text is what PaperMemory exports. */
export function isPaperMemory(text: string): boolean {
  const head = text.slice(0, 200_000);
  return /^\s{0,1000}\{/.test(head) && /"(?:pdfLink|__dataVersion)"\s{0,100}:/.test(head);
}

/**
 * Read the export of PaperMemory, an extension that remembers the papers that one has opened: an object of papers by its
 * own names for them, each with the BibTeX that it has made.
 * Source: https://github.com/vict0rsch/PaperMemory (src/shared/js/utils/data.js, validatePaper).
 */
export async function readPaperMemory(text: string, steps?: ReadingSteps): Promise<ImportedFile> {
  const papers = new ImportedPapers();
  const rests = new Rests(steps);
  const at = openingOf(text) ?? 0;
  for (const item of jsonItems(text, at)) {
    if (!('value' in item)) papers.fault(item.line, 'broken', item.text);
    else if (typeof item.value === 'object' && item.value !== null) {
      papers.add(await recordOf(item.value as Said, item.name ?? '', item.line));
    } else if (!item.name?.startsWith('__')) papers.fault(item.line, 'nothing', item.text);
    await rests.rest(item.line, text.length / 40);
  }
  return papers.file();
}

type Said = Readonly<Record<string, unknown>>;

async function recordOf(said: Said, name: string, line: number): Promise<ReadRecord> {
  const plain = (field: string) => textIn(said, field);
  const { papers } = await readBibtexFile(plain('bibtex').slice(0, 100_000));
  const [first] = papers;
  const { id, aliases = [], ...cited }: Partial<NonNullable<typeof first>['paper']> = first?.paper ?? {};
  const code = plain('codeLink');
  const note = [plain('note'), /^https?:\/\/\S+$/.test(code) ? `Code: ${code}` : ''].filter((part) => part !== '');
  return {
    line,
    text: plain('title') || name,
    ids: [
      ...[id, ...aliases].filter((one) => one !== undefined && !one.startsWith('title:')),
      identify(name.replace(/^Arxiv-/, 'arXiv:').replace(/_(?=\d{7})/, '/')),
      ...[plain('doi'), plain('pdfLink')].map((one) => (one === '' ? undefined : identify(one))),
    ],
    fields: { ...factsOf(said), ...cited },
    tags: Array.isArray(said['tags']) ? said['tags'].filter((tag) => typeof tag === 'string') : [],
    note: note.join('\n\n'),
    key: plain('key') || first?.key,
    starred: said['favorite'] === true,
  };
}

/** What it says besides the BibTeX. */
function factsOf(said: Said): PaperFields {
  const names = textIn(said, 'author')
    .slice(0, 200_000)
    .split(/\s+and\s+/);
  const author = names.filter((name) => name !== '').map(parseName);
  const [title, venue, link] = ['title', 'venue', 'pdfLink'].map((field) => textIn(said, field));
  const issued = readDate(textIn(said, 'year'));
  return {
    ...(title && { title }),
    ...(author.length > 0 && { author }),
    ...(venue && !/^arxiv$/i.test(venue) && { 'container-title': venue }),
    ...(issued !== undefined && { issued }),
    ...(link && /^https?:/.test(link) && { URL: link }),
  };
}

function textIn(said: Said, field: string): string {
  const value = Object.hasOwn(said, field) ? said[field] : undefined;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}
