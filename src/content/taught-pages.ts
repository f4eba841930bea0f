import { taughtKey } from '../core/mirror';
import { findTaught, type TaughtSite, taughtFrom } from '../core/taught';
import { extension } from '../messaging/extension';
import { findPapers } from '../sites/find-papers';
import { readAnywhere } from '../sites/generic';
import { readTaught } from '../sites/taught';
import { isSelector } from '../ui/selector';
import type { ReadPage } from './annotated-page';

/**
 * Make a reader of pages that knows what its user has taught, as the worker keeps it now. That comes first, for nobody
 * teaches a page that is read right; then the site's adapter, and recognition without one.
 */
export async function readerTaught(): Promise<ReadPage> {
  const all = await keptTaught();
  return (site, document, url, today, known) => {
    const taught = findTaught(all, url);
    const reading = taught && readTaught(taught, site, document, url, today);
    return reading ?? findPapers(site, readAnywhere, document, url, today, known);
  };
}

/** What a browser of today doesn't understand is left out; where nothing can be read, nothing was taught. */
async function keptTaught(): Promise<TaughtSite[]> {
  const { [taughtKey]: kept } = await extension.storage.local
    .get([taughtKey])
    .catch(() => ({}) as Record<string, unknown>);
  return (Array.isArray(kept) ? kept : []).flatMap((value) => {
    try {
      return [taughtFrom(value, isSelector)];
    } catch {
      return [];
    }
  });
}
