import { isParticle } from './name';
import { fold, words } from './text';

const maxTitleLength = 2_000;

/**
 * Write a title in the form in which titles are compared: its words, folded (`A*` is `a star`). One that is cut short
 * keeps dots at its end, so that it equals no whole one. Empty where there is nothing to compare.
 */
export function comparableTitle(title: string): string {
  const bounded = title.slice(0, maxTitleLength);
  // Few titles have a star, and to look for one behind a letter takes longer than all else here.
  const starless = bounded.includes('*') ? bounded.replace(/(?<![\p{L}\p{N}])(\p{L})\*/gu, '$1 star ') : bounded;
  const plain = plainWords(starless);
  return isCutShort(bounded) && plain !== '' ? `${cut(plain, 297)}...` : cut(plain, 300);
}

/** Whether a title ends in `…` or `...`, as listings cut them. */
export function isCutShort(title: string): boolean {
  return /(?:…|\.{3})["'”’)\]\s]{0,3}$/.test(title.slice(-50));
}

/** Write a surname in the form in which surnames are compared: `Van der Maaten` is `maaten`, `García-Márquez` is `garcia marquez`. */
export function comparableSurname(surname: string): string {
  const all = plainWords(surname.slice(0, maxTitleLength)).split(' ');
  while (all.length > 1 && isParticle(all[0] ?? '')) all.shift();
  return cut(all.join(' '), 60);
}

/** A text of signs alone is itself. */
function plainWords(text: string): string {
  return words(text).join(' ') || fold(text.replace(/[|\p{Cc}\p{Cs}]+/gu, ' '));
}

/** Cut without leaving half a character or a space at the end. */
function cut(text: string, length: number): string {
  return text
    .slice(0, length)
    .replace(/[\uD800-\uDBFF]$/, '')
    .trim();
}
