import { type PaperId, titleId } from '../core/identifier';
import type { Paper, PaperFields } from '../core/paper';
import { publicationFields } from '../core/publication';
import { isOtherKind, surnameOf, titleAlias } from '../core/same-paper';
import { fold } from '../core/text';
import { comparableTitle } from '../core/title';
import { containerOf } from './publication';
import { sortIds } from './text-ids';

/** Further ids that are kept of one paper. */
export const maxAliases = 10;

/** What says where a version appeared, and as what. */
const versionFields = [...publicationFields, 'number', 'edition', 'genre'] as const satisfies (keyof PaperFields)[];

/** The id of a record without identifier. */
export function ownId({ title, author }: PaperFields): PaperId[] {
  const id = title === undefined ? undefined : titleId(title, surnameOf(author?.[0] ?? {}));
  return id ? [id] : [];
}

/** The id of one whose title and first author are another work's, too: it says where it appeared. */
export function ownIdBeside(fields: PaperFields): PaperId[] {
  const { title = '', genre, type, issued = '' } = fields;
  const place = fields['container-title'] ?? genre ?? type ?? '';
  return ownId({ ...fields, title: `${title.slice(0, 200)} ${place.slice(0, 80)} ${issued.slice(0, 4)}` });
}

/**
 * Whether two records of one title and first author are two works: what they are says so, or the title is one that many
 * pieces have, as `Introduction`, and they appeared in different places.
 */
export function isOtherWork(known: PaperFields, said: PaperFields): boolean {
  return isOtherKind(known, said) || (titleAlias(said) === undefined && appearsElsewhere(known, said));
}

/** Whether two records that carry one identifier are two parts of what it names, as chapters of a book. */
export function isOtherPart(known: PaperFields, said: PaperFields): boolean {
  if (!isCalledOtherwise(known, said)) return false;
  if (known.type === 'chapter' && said.type === 'chapter') return true;
  return isSameText(known['container-title'], said['container-title']) && isUnlike(known.page, said.page);
}

/**
 * Give a paper what another record of it says besides. Of two versions one counts, the published one or else the first:
 * their places and dates aren't mixed. Answers whether nothing was left out.
 */
export function fillPaper(known: Paper, { id, aliases = [], ...said }: Paper): boolean {
  const further = [...(known.aliases ?? []), id, ...aliases].filter((one) => one !== known.id);
  if (further.length > 0) known.aliases = sortIds(further).slice(0, maxAliases);
  const isWhole = !isCalledOtherwise(known, said);
  if (!appearsElsewhere(known, said)) {
    Object.assign(known, { ...said, ...known });
    return isWhole;
  }
  const [version, rest] = split(said);
  const isBetter = isPublished(said) && !isPublished(known);
  if (isBetter) for (const name of versionFields) delete known[name];
  Object.assign(known, { ...rest, ...known, ...(isBetter && version) });
  return isWhole && isPublished(said) === isBetter;
}

function split(said: PaperFields): [version: PaperFields, rest: PaperFields] {
  const names: readonly string[] = versionFields;
  const entries = Object.entries(said);
  return [
    Object.fromEntries(entries.filter(([name]) => names.includes(name))),
    Object.fromEntries(entries.filter(([name]) => !names.includes(name))),
  ];
}

/** Whether what two records say of place and time can't be of one publication. */
function appearsElsewhere(one: PaperFields, other: PaperFields): boolean {
  if (isSameText(one.DOI, other.DOI)) return false;
  // Journals are written in many ways.
  if (isSameText(one.volume, other.volume) && isSameText(one.page, other.page)) return false;
  return (
    isUnlike(one.type, other.type) ||
    isUnlike(one['container-title'], other['container-title']) ||
    isUnlike(one.volume, other.volume) ||
    isUnlike(one.issued?.slice(0, 4), other.issued?.slice(0, 4))
  );
}

function isPublished(fields: PaperFields): boolean {
  if (containerOf({ id: '' as PaperId, ...fields }) !== undefined) return true;
  return (
    fields.type !== undefined && ['thesis', 'report', 'book', 'chapter', 'dataset', 'software'].includes(fields.type)
  );
}

/** Whether titles differ in more than that one is shorter. */
function isCalledOtherwise(one: PaperFields, other: PaperFields): boolean {
  const [title, second] = [one, other].map((fields) => comparableTitle(fields.title ?? ''));
  if (!title || !second) return false;
  return !title.startsWith(second.replace(/\.{3}$/, '')) && !second.startsWith(title.replace(/\.{3}$/, ''));
}

function isUnlike(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && !isSameText(one, other);
}

function isSameText(one: string | undefined, other: string | undefined): boolean {
  return one !== undefined && other !== undefined && comparable(one) === comparable(other);
}

function comparable(text: string): string {
  return fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
}
