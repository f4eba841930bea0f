import { useEffect, useState } from 'preact/hooks';
import type { PaperId } from '../core/identifier';
import type { Seen } from '../messaging/protocol';
import { siteName } from '../ui/places';
import { text } from '../ui/text';
import { useBackground } from './background';

export interface SeenOnProps {
  id: PaperId;
  /** Ids of the sites that have shown it, those included where no page is remembered. */
  sites: readonly string[];
  revision: number;
}

/** Where a paper was seen, and when last. */
export function SeenOn({ id, sites, revision }: SeenOnProps) {
  const { send } = useBackground();
  const [known, setKnown] = useState<{ of: PaperId; seen: Seen[] }>();
  const seen = known?.of === id ? known.seen : [];
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let stale = false;
    send('sighting.list', id).then(
      (all) => {
        if (!stale) setKnown({ of: id, seen: all });
      },
      () => undefined, // What is known of the sites is shown anyhow.
    );
    return () => {
      stale = true;
    };
  }, [send, id, revision]);
  const others = sites.filter((site) => !seen.some((one) => one.site === site));
  if (seen.length === 0 && others.length === 0) return null;
  return (
    <section aria-labelledby="seen-head">
      <div class="w-shead">
        <h3 class="m-head" id="seen-head">
          {text('wsSeenOn')}
        </h3>
      </div>
      <ul class="w-seen">
        {seen.map(({ site, page, last }) => (
          <li key={`${site} ${page}`}>
            <a class="m-link m-cut" href={page} target="_blank" rel="noreferrer" title={page}>
              {siteName(site)}
            </a>
            <time dateTime={new Date(last).toISOString()}>{dayOf(last)}</time>
          </li>
        ))}
        {others.map((site) => (
          <li key={site}>{siteName(site)}</li>
        ))}
      </ul>
    </section>
  );
}

function dayOf(time: number): string {
  return new Date(time).toLocaleDateString(text('language'), { day: 'numeric', month: 'short', year: 'numeric' });
}
