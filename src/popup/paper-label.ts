import type { PaperId } from '../core/identifier';
import type { ListedPaper } from '../core/paper';
import { counted } from '../ui/text';

/** An identifier as people write it: `arXiv:2307.09288`, `doi:10.1145/…`; of one by title, nothing. */
export function labelOf(id: PaperId): string {
  return id.startsWith('title:') ? '' : id.replace(/^arxiv:/, 'arXiv:');
}

/** What is known of a paper besides its title, on one line: identifier, authors, year. */
export function detailsOf(paper: ListedPaper): string {
  return [paper.title === undefined ? '' : labelOf(paper.id), authorsOf(paper), paper.issued?.slice(0, 4) ?? '']
    .filter((part) => part !== '')
    .join(' · ');
}

function authorsOf({ author = [], authorsIncomplete, authorCount }: ListedPaper): string {
  const people = author.map((name) => name.family ?? name.literal).filter((name) => name !== undefined);
  if (people.length === 0) return authorCount === undefined ? '' : counted('popupAddAuthors', authorCount);
  return people.slice(0, 3).join(', ') + (people.length > 3 || authorsIncomplete ? ' …' : '');
}
