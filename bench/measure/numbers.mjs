// From runs to rows.

/** The shortest time that is told, in milliseconds: nothing at all would be no divisor. */
const least = 0.1;

/** The middle one of some numbers, or the mean of the two in the middle. */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  return (sorted[Math.ceil(half) - 1] + sorted[Math.floor(half)]) / 2;
}

/**
 * One result: `{ what, ours, baseline, ratio, runs }`, the medians in milliseconds and how often ours goes into the
 * baseline's.
 * @param {string} what says what was measured, and what the baseline is
 * @param {number[]} ours milliseconds, one number per run
 * @param {number[]} baseline as many
 */
export function row(what, ours, baseline) {
  const [mine, theirs] = [ours, baseline].map((times) => Math.max(least, rounded(median(times))));
  return { what, ours: mine, baseline: theirs, ratio: rounded(theirs / mine), runs: ours.length };
}

function rounded(number) {
  return Number(number.toPrecision(3));
}

/** The number below which a share of some numbers lies. */
export function at(numbers, share) {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}
