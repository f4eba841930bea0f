import type { SnapshotInfo } from '../../core/backup';

/** How many snapshots are kept: the newest, the last of each day and of each week that has any, and those from before restoring. */
const counts = { newest: 3, days: 7, weeks: 4, beforeRestoring: 2 } as const;

/** Bytes of all snapshots together. */
const maxBytes = 500_000_000;

const day = 24 * 3_600_000;

/**
 * The numbers of the snapshots that are kept, of all, whose order is the newest first. By their numbers and not by the
 * clock, which may have been wrong. One that is held stays, and the newest two do however large they are.
 */
export function keptSnapshots(
  all: readonly SnapshotInfo[],
  held: number | undefined,
  bytes: number = maxBytes,
): Set<number> {
  const first = (count: number, of: readonly SnapshotInfo[]) => of.slice(0, count);
  const chosen = [
    ...first(counts.newest, all),
    ...first(counts.days, lastOfEach(all, day)),
    ...first(counts.weeks, lastOfEach(all, 7 * day)),
    ...first(
      counts.beforeRestoring,
      all.filter(({ reason }) => reason === 'before restoring'),
    ),
  ].map(({ number }) => number);
  const kept = new Set(all.filter(({ number }) => number === held).map(({ number }) => number));
  let sum = all.filter(({ number }) => number === held).reduce((size, one) => size + one.bytes, 0);
  for (const [place, one] of all.entries()) {
    if (!chosen.includes(one.number) || kept.has(one.number)) continue;
    sum += one.bytes;
    if (sum <= bytes || place < 2) kept.add(one.number);
  }
  return kept;
}

/** The newest of each stretch of time. */
function lastOfEach(all: readonly SnapshotInfo[], length: number): SnapshotInfo[] {
  const seen = new Set<number>();
  return all.filter(({ made }) => {
    const stretch = Math.floor(made / length);
    return !seen.has(stretch) && seen.add(stretch);
  });
}
