import type { PaperId } from '../core/identifier';
import type { PaperFields } from '../core/paper';
import { Folded } from '../query/folded';
import { dateOf, emptyPaper, venueOf } from './facts';
import { annotationOf } from './record';
import type { Found } from './scan';

/** What is in the library is known in full: a field that nobody has said is empty, not unknown. */
const unsaid: PaperFields = { title: '', abstract: '', author: [], categories: [] };

/**
 * What queries are held against for a paper of the library.
 * @param seen the sites that have shown papers, by every id; without it only those where it was annotated are known
 */
export function wholeSubjectOf(of: Found, seen: Map<PaperId, Set<string>> | undefined): Folded {
  const { annotation, paper = emptyPaper(annotation.id) } = of;
  const found = { issued: dateOf(paper) ?? '', 'container-title': venueOf(paper) ?? '' };
  const facts = { ...unsaid, ...paper.facts, ...found };
  return subjectOf({ annotation, paper: { ...paper, facts } }, seen);
}

/** What queries are held against for a paper: a field that nobody has said is unknown. */
export function subjectOf(
  { annotation, paper = emptyPaper(annotation.id) }: Found,
  seen: Map<PaperId, Set<string>> | undefined,
): Folded {
  const { title, abstract, author, authorsIncomplete, authorCount, categories } = paper.facts;
  const { tags, ...own } = annotationOf(annotation);
  const [venue, issued] = [venueOf(paper), dateOf(paper)];
  return new Folded({
    ...own,
    ...(title !== undefined && { title }),
    ...(abstract !== undefined && { abstract }),
    ...(venue !== undefined && { venue }),
    ...(author && { author }),
    ...(authorsIncomplete && { authorsIncomplete }),
    ...(authorCount !== undefined && { authorCount }),
    ...(issued !== undefined && { issued }),
    ...(categories && { category: categories }),
    added: Number(annotation.saved.value),
    read: annotation.status.changed,
    tag: tags,
    site: [...paper.sites, ...paper.ids.flatMap((id) => [...(seen?.get(id) ?? [])])],
    id: paper.ids,
  });
}
