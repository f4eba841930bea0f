import type { AnnotationMark } from './annotation';
import type { PaperId } from './identifier';

/**
 * The keys of `storage.local` (but that of hosts that sources were granted: src/messaging/source-hosts.ts). The worker alone writes them, after each commit, so that a page can decide what is
 * hidden or known without waking it; all but the settings and what was taught, which are kept here alone, can be built anew from the database.
 *
 * - `revision`: number, grows with every change of the library; watch it to learn that something has changed.
 * - `rules`: how many parts the rules are in; absent where there are none.
 * - `rules <n>`: `RuleSnapshot[]` (src/query/snapshot.ts), the enabled rules that have not expired, in their order and in
 *   at most `maxRuleParts` parts, counted from 0.
 * - `rules held`: what the worker has to know of them (src/background/mirror-rules.ts).
 * - `settings`: `Settings`.
 * - `taught`: `TaughtSite[]` (src/core/taught.ts), the pages that the reader has taught us to read, newest first.
 * - `recent`: `LibraryPage` (src/messaging/protocol.ts), the newest saved papers, so that the popup opens with content.
 * - `jobs`: `JobState[]` (src/core/job.ts), the long work that is going or has ended of late; absent where there is none.
 * - `unavailable`: the name of the error, while the library can't be opened; absent otherwise.
 * - `paper <id>`: `AnnotationMark`, one per annotated paper and per alias of it.
 */
export const mirrorKeys = {
  revision: 'revision',
  rules: 'rules',
  settings: 'settings',
  recent: 'recent',
  jobs: 'jobs',
  unavailable: 'unavailable',
} as const;

/** The key of what was taught; by itself, because the script that is on most pages has no need of it. */
export const taughtKey = 'taught';

/** Parts of the rules that a page reads. */
export const maxRuleParts = 32;

/** The key of one part of the rules, counted from 0. */
export function rulesKey(part: number): string {
  return `rules ${part}`;
}

/** The key of a paper's mark. */
export function markKey(id: PaperId): string {
  return `paper ${id}`;
}

/** What a page reads of `storage.local` for the ids in view. */
export type MarksByKey = Record<string, AnnotationMark>;
