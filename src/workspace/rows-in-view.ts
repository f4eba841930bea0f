/** Pixels of a row: every one has this height, so that where each stands is known without drawing it. */
export const rowHeight = 64;

/** Rows that are drawn beyond each edge. */
const beyond = 8;

/** The rows to draw, from `first` up to but without `end`, of `count` rows in a list that is scrolled to `top` pixels. */
export function rowsInView(top: number, height: number, count: number): { first: number; end: number } {
  const first = Math.max(0, Math.min(count, Math.floor(top / rowHeight)) - beyond);
  const end = Math.min(count, Math.ceil((top + height) / rowHeight) + beyond);
  return { first: Math.min(first, end), end };
}

/** How far a list has to be scrolled so that a row is in view: `top` itself where it is already. */
export function topToShow(row: number, top: number, height: number): number {
  const [start, end] = [row * rowHeight, (row + 1) * rowHeight];
  if (start < top) return start;
  return end > top + height ? end - height : top;
}
