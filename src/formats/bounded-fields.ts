import type { Name } from '../core/name';
import type { PaperFields } from '../core/paper';
import { tidy } from '../core/text';

/** Characters of each field that is a text. */
const lengths = {
  title: 2_000,
  abstract: 20_000,
  'container-title': 500,
  'collection-title': 500,
  volume: 100,
  issue: 100,
  page: 100,
  number: 200,
  edition: 100,
  publisher: 500,
  'publisher-place': 500,
  genre: 200,
  DOI: 300,
  ISBN: 200,
  ISSN: 200,
} as const satisfies Partial<Record<keyof PaperFields, number>>;

/** Names of one list, and characters of a name's part. */
const [maxNames, maxNamePart] = [5_000, 300];

/**
 * Tidy what a file says of a paper and cut it to size: no control characters, nothing empty. Answers whether anything
 * was cut.
 */
export function boundedFields(said: PaperFields): { fields: PaperFields; isCut: boolean } {
  const fields: PaperFields = {};
  let isCut = false;
  for (const [name, length] of Object.entries(lengths) as [keyof typeof lengths, number][]) {
    const written = tidy(said[name] ?? '');
    const text = cutText(written, length);
    if (text.length < written.length) isCut = true;
    // Zotero calls the archive a preprint's publisher.
    if (text !== '' && !(name === 'publisher' && /^arxiv(?:\.org)?$/i.test(text))) fields[name] = text;
  }
  for (const role of ['author', 'editor'] as const) {
    const names = (said[role] ?? []).slice(0, maxNames).map(boundedName);
    const known = names.filter(({ family, literal }) => family || literal);
    if (known.length > 0) fields[role] = known;
    if ((said[role]?.length ?? 0) <= maxNames) continue;
    isCut = true;
    if (role !== 'author') continue;
    fields.authorsIncomplete = true;
    // How many there are is known where the file has all of them.
    if (!said.authorsIncomplete && !said.authorCount) fields.authorCount = said.author?.length ?? 0;
  }
  if (fields.author && said.authorsIncomplete) fields.authorsIncomplete = true;
  if (fields.author && said.authorCount) fields.authorCount = said.authorCount;
  if (said.issued !== undefined && isDate(said.issued)) fields.issued = said.issued;
  if (said.type !== undefined) fields.type = said.type;
  if (said.URL !== undefined && /^https?:\/\/\S{1,1990}$/.test(said.URL)) fields.URL = said.URL;
  const categories = (said.categories ?? []).map((one) => cutText(tidy(one), 60)).filter((one) => one !== '');
  if (categories.length > 0) fields.categories = categories.slice(0, 50);
  return { fields, isCut };
}

/** Cut a text, never in the middle of a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trimEnd();
}

function boundedName(name: Name): Name {
  const bounded: Name = {};
  for (const part of ['family', 'given', 'non-dropping-particle', 'suffix', 'literal'] as const) {
    const text = cutText(tidy(name[part] ?? ''), maxNamePart);
    if (text !== '') bounded[part] = text;
  }
  return bounded;
}

function isDate(text: string): boolean {
  const [, month = '01', day = '01'] = /^\d{4}(?:-(\d\d)(?:-(\d\d))?)?$/.exec(text) ?? ['', '00'];
  return Number(month) >= 1 && Number(month) <= 12 && Number(day) >= 1 && Number(day) <= 31;
}
