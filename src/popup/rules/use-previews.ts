import { useCallback, useContext, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { AnnotationMark } from '../../core/annotation';
import { markKey } from '../../core/mirror';
import { splitName } from '../../core/name';
import type { NewRule } from '../../core/rule';
import type { Folded } from '../../query/folded';
import { compile } from '../../query/match';
import { parse } from '../../query/parse';
import { subjectOfListed } from '../../query/subject';
import { isHiding } from '../../ui/rule-draft';
import type { HerePreview, RulePreviews } from '../../ui/use-rule-preview';
import { useBackground } from '../background';
import { FindListingContext, type OpenListing } from './open-listings';
import { useShown } from './use-shown';

/** Titles that a preview names. */
const mostTitles = 3;

/** A paper of an open listing, ready to be held against queries. */
interface ListedSubject {
  title: string;
  subject: Folded;
  isSaved: boolean;
}

/** A listing whose papers are ready. */
interface Listing extends OpenListing {
  papers: ListedSubject[];
}

/** What rules would do on the listing that was looked at last, found anew whenever this tab is looked at again, and in the library. */
export function usePreviews(): RulePreviews {
  const { send } = useBackground();
  const listing = useListing();
  const here = useMemo(() => listing && ((rule: NewRule) => previewOn(listing, rule)), [listing]);
  const library = useCallback((query: string) => send('rule.preview', query), [send]);
  return useMemo(() => ({ ...(here && { here }), library }), [here, library]);
}

/** What a rule would do on a listing. */
function previewOn({ report: { site }, title: page, papers }: Listing, rule: NewRule): HerePreview {
  const said = { total: papers.length, page };
  const applies = (rule.sites?.includes(site.id) ?? true) && !rule.exceptSites?.includes(site.id);
  if (!applies) return { ...said, matched: 0, kept: 0, titles: [], isElsewhere: true };
  const matches = compile(parse(rule.query));
  const met = papers.filter(({ subject }) => matches(subject) === true);
  const spares = isHiding(rule.action) && !rule.alsoSaved;
  const touched = spares ? met.filter(({ isSaved }) => !isSaved) : met;
  const titles = touched.slice(0, mostTitles).map((paper) => paper.title);
  return { ...said, matched: touched.length, kept: met.length - touched.length, titles };
}

function useListing(): Listing | undefined {
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
  found: OpenListing,
  read: (keys: string[]) => Promise<Record<string, unknown>>,
): Promise<Listing> {
  const { papers, saved, site } = found.report;
  const kept = await read(papers.map(({ id }) => markKey(id)));
  const isSaved = new Set(saved);
  return {
    ...found,
    papers: papers.map((paper) => {
      const named = { ...paper, ...(paper.author && { author: paper.author.map(splitName) }) };
      const mark = kept[markKey(paper.id)] as AnnotationMark | undefined;
      return {
        title: paper.title ?? paper.id,
        subject: subjectOfListed(named, site.id, mark),
        isSaved: isSaved.has(paper.id),
      };
    }),
  };
}
