import { type Asking, askSource } from '../../metadata/ask';
import { AnswerUnreadable, Offline, RequestRefused, SourceBusy, SourceUnreachable } from '../../metadata/errors';
import type { MetadataSource } from '../../metadata/source';
import type { Library } from '../../storage/library';
import type { Wanted } from '../../storage/lookups';
import type { StoredAsking } from '../../storage/schema';
import { placesOf } from './uses';

/** Milliseconds to wait after a first failure, doubled with each that follows, and at most. */
const [firstWait, longestWait] = [30_000, 6 * 3_600_000];

/** Milliseconds after which a paper for which a source couldn't be asked is tried again, the first and the second time. */
const retries = [24 * 3_600_000, 7 * 24 * 3_600_000];

/** Refusals in a row for which smaller requests are tried without waiting longer: they find the paper that is the reason. */
const patientRefusals = 8;

/**
 * Ask a source for some papers and keep what it says, or why it couldn't be asked: one broken paper is found by asking for
 * fewer at a time. When it may be asked next is written before it is asked, so that no pause is lost with the worker.
 * Answers whether anything has become known.
 * @throws Offline
 */
export async function askFor(
  library: Library,
  source: MetadataSource,
  wanted: readonly Wanted[],
  asking: StoredAsking,
  how: Asking = {},
): Promise<boolean> {
  const begun = { ...asking, next: Date.now() + source.pause };
  await library.putAsking(begun);
  const of = { source: source.id, wanted };
  const asked = await askSource(
    source,
    wanted.map(({ paper }) => paper),
    how,
  ).catch((error: unknown) => ({ error }));
  if (!('error' in asked)) {
    const next = Date.now() + Math.max(source.pause, asked.pause);
    const stands = { id: source.id, next, failures: 0, ...grown(asking, source) };
    return library.putLookups({ ...of, found: asked.found, asking: stands }, placesOf);
  }
  const { error } = asked;
  if (error instanceof Offline) throw error;
  const failed = afterFailure(begun, source, nameOf(error), error instanceof SourceBusy ? error.again : undefined);
  if (isOfSource(error)) await library.putAsking(failed);
  else if (wanted.length > 1) await library.putAsking({ ...failed, size: Math.ceil(wanted.length / 2) });
  else {
    const fault = { error: nameOf(error), retries };
    return library.putLookups({ ...of, found: new Map(), fault, asking: failed }, placesOf);
  }
  return false;
}

/** How a source stands once it has failed: it is left alone for longer each time, and for as long as it has asked for. */
function afterFailure(
  { failures: before, ...asking }: StoredAsking,
  { pause }: MetadataSource,
  error: string,
  again: number | undefined,
): StoredAsking {
  const failures = before + 1;
  const counted = error === 'RequestRefused' ? failures - patientRefusals : failures;
  const wait = counted > 0 ? Math.min(longestWait, firstWait * 2 ** (counted - 1)) : 0;
  return { ...asking, failures, error, next: again ?? Date.now() + Math.max(pause, wait) };
}

/** After a request that was answered, more papers are asked for at once again. */
function grown({ size }: StoredAsking, { batch }: MetadataSource): { size?: number } {
  return size === undefined || size * 2 >= batch ? {} : { size: size * 2 };
}

function isOfSource(error: unknown): boolean {
  return error instanceof SourceBusy || error instanceof SourceUnreachable;
}

/** What a source of ours stumbles over unexpectedly it can't read. */
function nameOf(error: unknown): string {
  if (isOfSource(error) || error instanceof RequestRefused) return (error as Error).name;
  if (!(error instanceof AnswerUnreadable)) console.error(error);
  return 'AnswerUnreadable';
}
