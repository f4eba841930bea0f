import { useEffect, useRef, useState } from 'preact/hooks';
import type { NewRule } from '../core/rule';
import type { HerePreview } from './here-preview';

/** Milliseconds of rest after which a preview is made. */
export const previewDelay = 150;

/** How many papers of the library's last month meet a query. */
export interface LibraryPreview {
  matched: number;
  total: number;
}

/** Where a form asks what its rule would do. */
export interface RulePreviews {
  /** Of the rule, here; undefined where no listing is open. */
  here?: (rule: NewRule) => HerePreview | undefined;
  /** Of the query, in the library. What it ends with by an error is left out. */
  library?: (query: string) => Promise<LibraryPreview>;
}

/** What there is to say of a rule; both absent while that isn't known. */
export interface RulePreview {
  here?: HerePreview | undefined;
  library?: LibraryPreview | undefined;
}

/**
 * Say what a rule would do, once it has rested for a moment: what was shown before stays until then, and goes where
 * there is no rule. Of answers that overtake each other the one to the last question counts.
 */
export function useRulePreview(rule: NewRule | undefined, previews: RulePreviews): RulePreview {
  const [preview, setPreview] = useState<RulePreview>({});
  const asked = useRef({ rule, previews });
  asked.current = { rule, previews };
  const question = rule && JSON.stringify({ ...rule, name: '', expires: 0, enabled: true });
  const { here, library } = previews;
  useEffect(() => {
    if (question === undefined) return setPreview({});
    let isStale = false;
    const timer = setTimeout(() => {
      const { rule: current } = asked.current;
      if (!current) return;
      setPreview((now) => ({ ...now, here: here?.(current) }));
      library?.(current.query).then(
        (found) => !isStale && setPreview((now) => ({ ...now, library: found })),
        () => !isStale && setPreview((now) => ({ ...now, library: undefined })),
      );
    }, previewDelay);
    return () => {
      isStale = true;
      clearTimeout(timer);
    };
  }, [question, here, library]);
  return preview;
}
