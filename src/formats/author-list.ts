import { type Name, parseName } from '../core/name';

/** The authors that a text names. */
export interface AuthorList {
  author: Name[];
  /** It ends in "et al." or "and others". */
  authorsIncomplete?: true;
}

/**
 * Read a list of authors as references print it: `A. Vaswani, N. Shazeer, and I. Polosukhin`, `Vaswani, A., & Shazeer, N.`,
 * `Vaswani A, Shazeer N`, `Vaswani, Ashish, and Noam Shazeer, et al.`
 * @returns undefined where a part of it is no name
 */
export function parseAuthorList(printed: string): AuthorList | undefined {
  if (printed.length > maxLength) return undefined;
  const isIncomplete = incomplete.test(printed);
  const list = printed
    .replace(incomplete, '')
    .trim()
    .replace(/[,;:]$/, '');
  const names = list.includes(';') ? semicolons(list) : commas(list.replace(/(?<=\p{L}{2})\.$/u, ''));
  if (names === undefined || names.length === 0) return undefined;
  return { author: names.map(parseName), ...(isIncomplete && { authorsIncomplete: true }) };
}

const maxLength = 20_000;
const incomplete =
  /[,;]?\s(?:(?:and|&)\s)?(?:et\.?\s?al\b\.?|(?:and|&)\sothers\b)[\s.,;:]{0,3}$|[,;]\s?(?:\.\.\.|…)\s?$/i;
const suffix = /^(?:Jr|Sr)\.?$|^(?:II|III|IV)$/;
const initials = /^(?:\p{Lu}\p{Ll}?\.[- ]?){1,4}$|^\p{Lu}{1,3}$/u;
const surnameFirst = /^(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?) (\p{Lu}{1,3})$/u;

function semicolons(list: string): string[] | undefined {
  const names = list.split(/\s?;\s?(?:(?:and|&)\s)?/).filter((name) => name !== '');
  return names.every((name) => isName(name.replace(/,.*/, ''))) ? names : undefined;
}

/** Names that are parted by commas, of which some may stand within a name. */
function commas(printed: string): string[] | undefined {
  const list = isVancouver(printed) ? printed.replace(/\.$/, '') : printed;
  const groups = list.split(/,?\s(?:and|&|und)\s/).map((group) => group.split(',').map((part) => part.trim()));
  const parts = groups.flat().filter((part) => part !== '');
  if (!parts.every((part) => initials.test(part) || suffix.test(part) || isName(part))) return undefined;
  if (groups.some(([first = '']) => initials.test(first))) return undefined;
  if (parts.some((part) => initials.test(part))) return withInitials(parts);
  const allSingle = parts.length > 1 && parts.length % 2 === 0 && parts.every((part) => !part.includes(' '));
  if (allSingle) return parts.flatMap((part, index) => (index % 2 === 0 ? [`${part}, ${parts[index + 1]}`] : []));
  return withFirstInverted(parts.map((part) => part.replace(surnameFirst, '$1, $2')));
}

/** `Vaswani A, Shazeer N.`, of which the full stop is the sentence's. */
function isVancouver(list: string): boolean {
  const parts = list.replace(/\.$/, '').split(/, (?:and )?/);
  return parts.length > 1 && parts.every((part) => surnameFirst.test(part));
}

/** `Vaswani, A., Shazeer, N.`: initials belong to the name before them, which has none of its own. */
function withInitials(parts: readonly string[]): string[] | undefined {
  const names: string[] = [];
  for (const part of parts) {
    const last = names.at(-1);
    if (!initials.test(part) && !suffix.test(part)) names.push(part);
    else if (last === undefined || (initials.test(part) && /\p{Lu}\.|, \p{Lu}{1,3}$/u.test(last))) return undefined;
    else names[names.length - 1] = `${last}, ${part}`;
  }
  return names;
}

/** `Vaswani, Ashish, Noam Shazeer`: of several names only the first is turned around. */
function withFirstInverted(parts: string[]): string[] {
  const [first = '', second = '', ...rest] = parts;
  const isInverted =
    parts.length > 1 && !/[ ,]/.test(first) && !second.includes(',') && rest.every((part) => / /.test(part));
  return isInverted ? [`${first}, ${second}`, ...rest] : parts;
}

const nameWord =
  /^(?:(?:\p{Lu}|\p{Lo}|[dDlO]['’]\p{Lu})[\p{L}\p{M}.'’-]*|van|von|vom|der|den|de|het|la|le|du|da|dos|do|di|del|della|dal|ter|ten|te|zu|zum|zur|af|av|al|el|bin|ibn)$/u;

/** One to six words that begin as names do, of which the last isn't an initial. */
function isName(text: string): boolean {
  if (text.length > 80 || !/\p{L}{2}/u.test(text) || /(?:^| )\p{Lu}\.$/u.test(text)) return false;
  const all = text.split(' ');
  return all.length <= 6 && all.every((word) => nameWord.test(word));
}
