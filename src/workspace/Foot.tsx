import type { SourceState } from '../core/metadata';
import { Jobs } from '../ui/Jobs';
import { Lookups } from '../ui/Lookups';
import { NoticeLine } from '../ui/NoticeLine';
import type { Notice } from '../ui/notice';
import { counted, text } from '../ui/text';
import { useBackground } from './background';

export interface FootProps {
  sources: readonly SourceState[];
  /** How many published versions are offered. */
  offered: number;
  /** Shows these; absent while they are shown. */
  onOffers?: () => void;
  notice: Notice | undefined;
}

/** What goes on: long work, lookups, what they have found, and what was done last with the way back. */
export function Foot({ sources, offered, onOffers, notice }: FootProps) {
  const { jobs, download } = useBackground();
  return (
    <footer class="w-foot">
      <Jobs source={jobs} save={download} />
      <Lookups sources={sources} />
      {offered > 0 && onOffers && (
        <p class="m-lookups">
          {counted('offersFound', offered)}{' '}
          <button type="button" class="m-link" onClick={onOffers}>
            {text('offersShow')}
          </button>
        </p>
      )}
      <NoticeLine notice={notice} />
    </footer>
  );
}
