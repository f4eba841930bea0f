import type { Unread } from '../formats/text-papers';
import { counted, text } from '../ui/text';
import type { Outcome, TextSource } from './use-readings';

export interface UnreadLinesProps {
  sources: readonly TextSource[];
  outcomes: ReadonlyMap<number, Outcome>;
}

/** Lines of one source that are shown; what is no list of papers may have thousands. */
const most = 100;

/** What could not be read, with where it stands. */
export function UnreadLines({ sources, outcomes }: UnreadLinesProps) {
  const left = sources.flatMap((source) => {
    const outcome = outcomes.get(source.key);
    const unread: readonly Unread[] = outcome && 'reading' in outcome ? outcome.reading.unread : [];
    return unread.length > 0 ? [{ source, unread }] : [];
  });
  const count = left.reduce((sum, { unread }) => sum + unread.length, 0);
  if (count === 0) return null;
  return (
    <details class="a-box a-unread">
      <summary>{counted('popupAddUnread', count)}</summary>
      {left.map(({ source, unread }) => (
        <section key={source.key} aria-label={source.name ?? text('popupAddText')}>
          {source.name !== undefined && <h3>{source.name}</h3>}
          <ul>
            {unread.slice(0, most).map(({ line, text: words }) => (
              <li key={line}>
                <span class="a-line">{text('popupAddLine', line)}</span>
                <span dir="auto">{words}</span>
              </li>
            ))}
          </ul>
          {unread.length > most && <p>{counted('popupAddUnreadMore', unread.length - most)}</p>}
        </section>
      ))}
    </details>
  );
}
