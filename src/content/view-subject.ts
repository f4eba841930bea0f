import type { AnnotationMark } from '../core/annotation';
import type { ListedPaper } from '../core/paper';
import type { Folded } from '../query/folded';
import { subjectOfListed } from '../query/subject';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';

interface Known {
  paper: ListedPaper;
  mark: AnnotationMark | undefined;
  subject: Folded;
}

/** By card, so that what a keystroke or a rule asks of a paper is folded only once. */
const known = new WeakMap<CardView, Known>();

/** What queries are held against for a card: what it shows, and what is known of its annotation. */
export function subjectOf(view: CardView, { mirror, site }: Pick<EditorsPage, 'mirror' | 'site'>): Folded {
  const { paper } = view;
  const mark = mirror.mark(view.card.id);
  const before = known.get(view);
  if (before?.paper === paper && before.mark === mark) return before.subject;
  const subject = subjectOfListed(paper, site.id, mark);
  known.set(view, { paper, mark, subject });
  return subject;
}
