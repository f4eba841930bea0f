import { displayName } from '../core/name';
import type { Paper } from '../core/paper';
import { tidyText } from './latex';
import { containerOf, issuedOf } from './publication';

/** Authors that a reading list names of one paper. */
const maxAuthors = 30;

/** The authors of a paper as a reading list names them: `Hugo Touvron, Louis Martin and 66 others`. Empty where nobody is known. */
export function authorsLine({ author = [], authorsIncomplete = false, authorCount = 0 }: Paper): string {
  const names = author.map((name) => tidyText(displayName(name))).filter((name) => name !== '');
  if (names.length === 0) return '';
  const total = Math.max(names.length, authorsIncomplete || names.length > maxAuthors ? authorCount : 0);
  const shown = names.slice(0, maxAuthors);
  if (total > shown.length) return `${shown.join(', ')} and ${total - shown.length} others`;
  return authorsIncomplete ? `${shown.join(', ')} and others` : shown.join(', ');
}

/** Where and when a paper appeared; a part is absent where nobody has said it. */
export function venueOf(paper: Paper): { venue?: string; year?: string } {
  const [venue, year] = [tidyText(containerOf(paper) ?? ''), issuedOf(paper).year?.toString()];
  return { ...(venue !== '' && { venue }), ...(year && { year }) };
}
