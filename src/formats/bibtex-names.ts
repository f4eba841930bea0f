import type { Name } from '../core/name';
import type { PaperFields } from '../core/paper';
import { escapeLatex } from './latex';

/**
 * Write a paper's authors for BibTeX, as `Surname, Given` joined by ` and `, ending in `and others` where the page
 * names only the first of them; absent where it names nobody.
 */
export function bibtexNames({ author = [], authorsIncomplete, authorCount = 0 }: PaperFields): string | undefined {
  const names = author.map(bibtexName).filter((name) => name !== '');
  if (names.length === 0) return undefined;
  if (authorsIncomplete || authorCount > author.length) names.push('others');
  return names.join(' and ');
}

/** Write one name so that BibTeX splits it into the same parts again; empty where it has none. */
function bibtexName(name: Name): string {
  const [particle, family, suffix, given] = (['non-dropping-particle', 'family', 'suffix', 'given'] as const).map(
    (key) => escapeLatex(name[key] ?? ''),
  );
  const unsplit =
    escapeLatex(name.literal ?? '') || (family && given ? '' : present(given, particle, family, suffix).join(' '));
  if (unsplit !== '' || !family || !given) return unsplit && `{${unsplit}}`;
  const surname = present(particle && part(particle), surnamePart(family)).join(' ');
  return present(surname, suffix && part(suffix), part(given)).join(', ');
}

function present(...parts: (string | undefined)[]): string[] {
  return parts.filter((part) => part !== undefined && part !== '') as string[];
}

/** In braces if BibTeX would see more than one part in it. */
function part(text: string): string {
  return /,|(^|\s)and(\s|$)/i.test(text) ? `{${text}}` : text;
}

/** BibTeX takes the last lowercase word of a surname for the end of its particle: `{Garcia y Vega}` is none. */
function surnamePart(text: string): string {
  const isLowercase = text.split(' ').map((word) => /^[a-z]/.test(word));
  const hasInner = isLowercase.lastIndexOf(true) > isLowercase.indexOf(false);
  return isLowercase.length > 1 && hasInner ? `{${text}}` : part(text);
}
