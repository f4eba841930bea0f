import { parse } from '../query/parse';
import { compileForOnce } from '../query/word-hits';
import { asksForPaper, asksForSite } from './needs';
import { readStores, scan, sitesOfAll } from './scan';
import type { LibraryDatabase } from './schema';
import { subjectOf } from './whole-subject';

/** How many papers meet a query, of how many. */
export interface Preview {
  matched: number;
  total: number;
}

/**
 * Count the papers that were saved since a time (milliseconds since the Unix epoch) and how many of them meet a query.
 * @throws QueryError
 */
export async function previewRule(db: LibraryDatabase, text: string, since: number): Promise<Preview> {
  const query = parse(text);
  const isMatch = compileForOnce(query);
  const tx = db.transaction(readStores);
  const seen = asksForSite(query) ? await sitesOfAll(tx) : undefined;
  const preview: Preview = { matched: 0, total: 0 };
  for await (const batch of scan(tx, asksForPaper(query))) {
    for (const found of batch) {
      // They come newest first.
      if (Number(found.annotation.saved.value) < since) return preview;
      preview.total += 1;
      if (isMatch(subjectOf(found, seen))) preview.matched += 1;
    }
  }
  return preview;
}
