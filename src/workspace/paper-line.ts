import type { Paper } from '../core/paper';
import { text } from '../ui/text';

/** Authors that are named in a row. */
const fewAuthors = 3;

/** Who wrote a paper, when and where it appeared, on one line; what isn't known is left out. */
export function paperLine(paper: Paper): string {
  return [authorsOf(paper), paper.issued?.slice(0, 4), paper['container-title']].filter(Boolean).join(' · ');
}

function authorsOf({ author = [], authorsIncomplete, authorCount = 0 }: Paper): string {
  const names = author.map(({ family, literal, printed }) => family ?? literal ?? printed).filter(Boolean);
  const shown = names.slice(0, fewAuthors).join(', ');
  const more = Math.max(names.length, authorCount) - fewAuthors;
  if (more > 0) return text('wsAuthorsMore', shown, more);
  return authorsIncomplete && shown !== '' ? text('wsAuthorsOthers', shown) : shown;
}
