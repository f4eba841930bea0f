import { useCallback, useContext, useEffect, useRef, useState } from 'preact/hooks';
import type { AnnotationMark } from '../../core/annotation';
import { markKey } from '../../core/mirror';
import { splitName } from '../../core/name';
import type { Folded } from '../../query/folded';
import { subjectOfListed } from '../../query/subject';
import { useBackground } from '../background';
import { FindListingContext, type OpenListing } from './open-listings';
import { useShown } from './use-shown';

/** A paper of an open listing, ready to be held against queries. */
export interface ListedSubject {
  title: string;
  subject: Folded;
  isSaved: boolean;
}

/** A listing whose papers are ready; their authors' names are split. */
export interface Listing extends OpenListing {
  papers: ListedSubject[];
}

/** The listing that was looked at last, found anew whenever this tab is looked at again; undefined where none is open. */
export function useListing(): Listing | undefined {
  const find = useContext(FindListingContext);
  const { read } = useBackground();
  const [listing, setListing] = useState<Listing>();
  const looks = useRef(0);
  const look = useCallback(async () => {
    looks.current += 1;
    const { current } = looks;
    const found = await find().catch(() => undefined);
    const ready = found && (await readyFor(found, read));
    if (current === looks.current) setListing(ready);
  }, [find, read]);
  useEffect(() => void look(), [look]);
  useShown(look);
  return listing;
}

async function readyFor(
  { title, report }: OpenListing,
  read: (keys: string[]) => Promise<Record<string, unknown>>,
): Promise<Listing> {
  const kept = await read(report.papers.map(({ id }) => markKey(id)));
  const saved = new Set(report.saved);
  const named = report.papers.map((paper) => ({
    ...paper,
    ...(paper.author && { author: paper.author.map(splitName) }),
  }));
  const papers = named.map((paper) => ({
    title: paper.title ?? paper.id,
    subject: subjectOfListed(paper, report.site.id, kept[markKey(paper.id)] as AnnotationMark | undefined),
    isSaved: saved.has(paper.id),
  }));
  return { title, report: { ...report, papers: named }, papers };
}
