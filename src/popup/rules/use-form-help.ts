import { useCallback, useEffect, useMemo, useState } from 'preact/hooks';
import { mirrorKeys } from '../../core/mirror';
import type { NewRule } from '../../core/rule';
import type { LibraryPage, TagCount } from '../../messaging/protocol';
import { languageFor } from '../../query/language';
import { compile } from '../../query/match';
import { parse } from '../../query/parse';
import { type HerePreview, previewOf } from '../../ui/here-preview';
import type { RuleFormProps } from '../../ui/RuleForm';

import { useBackground, useRevision } from '../background';
import { knownOf } from '../known-values';
import { useTags } from '../use-tags';
import { type Listing, useListing } from './use-listing';

/** What the forms of this page share: previews, and what completes a query. */
export type FormHelp = Pick<RuleFormProps, 'here' | 'library' | 'language' | 'sites'> & { tags: TagCount[] };

/** Help from the listing that was looked at last, and from the library. */
export function useFormHelp(): FormHelp {
  const { send } = useBackground();
  const revision = useRevision();
  const listing = useListing();
  const tags = useTags(true, revision);
  const recent = useRecent(revision);
  const here = useMemo(() => listing && ((rule: NewRule) => previewOn(listing, rule)), [listing]);
  const library = useCallback((query: string) => send('rule.preview', query), [send]);
  return useMemo(() => {
    const language = languageFor(knownOf(recent?.rows ?? [], listing?.report, tags));
    const sites = listing ? { sites: [listing.report.site.id] } : {};
    return { ...(here && { here }), library, language, tags, ...sites };
  }, [here, library, recent, listing, tags]);
}

/** What a rule would do on a listing. */
function previewOn({ report, title: page, papers }: Listing, rule: NewRule): HerePreview {
  const matches = compile(parse(rule.query));
  const met = () => papers.filter(({ subject }) => matches(subject) === true);
  return { ...previewOf(rule, report.site.id, papers.length, met), page };
}

/** The newest rows of the library. */
function useRecent(revision: number): LibraryPage | undefined {
  const { read } = useBackground();
  const [recent, setRecent] = useState<LibraryPage>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after each change.
  useEffect(() => {
    read([mirrorKeys.recent]).then(
      (kept) => setRecent(kept[mirrorKeys.recent] as LibraryPage | undefined),
      () => setRecent(undefined),
    );
  }, [read, revision]);
  return recent;
}
