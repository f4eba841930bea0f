import { send } from '../messaging/send';
import { countLinked } from '../sites/count-linked';

/** So many papers are linked on a page that lists some, as far as one can tell without reading it. */
const enough = 2;

/** Milliseconds after which a page that shows no cards is looked at: a site that builds its list takes about as long. */
const patience = 1_000;

/**
 * Have the script with everything take over a page on which the adapter reads nothing although papers are linked. It is
 * asked for once per address, so that a page which it can't read either is left in peace.
 * @param isUnread Whether the adapter has read nothing, now.
 * @returns What to call whenever the page was read.
 */
export function lookFurther(isUnread: () => boolean, signal: AbortSignal): () => void {
  let asked: string | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isDue = () => !signal.aborted && asked !== location.href && isUnread();
  const look = () => {
    timer = undefined;
    if (!isDue() || countLinked(document, new URL(location.href), enough) < enough) return;
    asked = location.href;
    // Without a worker the page stays as it is.
    send('everywhere.load').catch(() => undefined);
  };
  signal.addEventListener('abort', () => clearTimeout(timer));
  return () => {
    if (timer === undefined && isDue()) timer = setTimeout(look, patience);
  };
}
