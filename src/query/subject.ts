import { type AnnotationMark, emptyAnnotation, type Status } from '../core/annotation';
import type { Name } from '../core/name';
import type { ListedPaper } from '../core/paper';
import { isCutShort } from '../core/title';
import { Folded } from './folded';
import type { TextField } from './query';

/**
 * What a query is held against. An absent field is one that isn't known, as where the page doesn't show it: a condition
 * on it is unknown. What is known to be empty is `''` or `[]`.
 */
export interface Subject {
  title?: string;
  abstract?: string;
  /** Markdown. */
  note?: string;
  /** The journal or the proceedings. */
  venue?: string;
  /** The texts of which only the beginning is known. */
  cut?: readonly TextField[];
  /** In the order of the paper; split where they aren't yet. */
  author?: readonly Name[];
  /** True where `author` has only the first of them. */
  authorsIncomplete?: boolean;
  authorCount?: number;
  tag?: readonly string[];
  /** Site ids. */
  site?: readonly string[];
  category?: readonly string[];
  status?: Status;
  /** All ids that are known of the paper. */
  id?: readonly string[];
  /** Whether the paper may have further ids. */
  idsIncomplete?: boolean;
  /** ISO 8601, as precise as it was said. */
  issued?: string;
  /** When it was saved, in milliseconds since the Unix epoch. */
  added?: number;
  /** When one that is read became so, in milliseconds since the Unix epoch; of others it says nothing. */
  read?: number;
  upvotes?: number;
  comments?: number;
  starred?: boolean;
  saved?: boolean;
  hidden?: boolean;
}

/**
 * What a query is held against on a page: what the card shows, and what the mark says; without one nobody has touched
 * the paper, which is then neither saved nor tagged, and has no note.
 * @param now milliseconds since the Unix epoch
 */
export function subjectOfListed(paper: ListedPaper, site: string, mark?: AnnotationMark, now = Date.now()): Folded {
  const { id, aliases = [], title, abstract, author, categories, 'container-title': venue } = paper;
  const { authorsIncomplete, authorCount, issued, upvotes, comments } = paper;
  const { tags, status, starred, saved, hidden, noteLine = '' }: AnnotationMark = mark ?? emptyAnnotation(id);
  const cut: TextField[] = noteLine === '' ? [] : ['note'];
  if (title !== undefined && isCutShort(title)) cut.push('title');
  if (abstract !== undefined && isCutShort(abstract)) cut.push('abstract');
  return new Folded(
    {
      id: [id, ...aliases],
      idsIncomplete: true,
      site: [site],
      tag: tags,
      status,
      starred,
      saved,
      hidden,
      note: noteLine,
      cut,
      ...(title !== undefined && { title }),
      ...(abstract !== undefined && { abstract }),
      ...(venue !== undefined && { venue }),
      ...(author && { author }),
      ...(authorsIncomplete && { authorsIncomplete }),
      ...(authorCount !== undefined && { authorCount }),
      ...(categories && { category: categories }),
      ...(issued !== undefined && { issued }),
      ...(upvotes !== undefined && { upvotes }),
      ...(comments !== undefined && { comments }),
    },
    now,
  );
}
