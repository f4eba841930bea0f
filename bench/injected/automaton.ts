// A plain Aho–Corasick automaton in one Int32Array: what building a matcher is measured against.

const columns = 64;

/** Letters, digits and the space have a column each, everything else shares one. */
function columnOf(code: number): number {
  if (code >= 97 && code <= 122) return code - 96;
  if (code >= 48 && code <= 57) return code - 21;
  return code === 32 ? 37 : 0;
}

/** Build the automaton of some folded phrases: where each state goes with each column, and the phrase that ends there. */
export function automatonOf(phrases: readonly string[]): { states: number; next: Int32Array; ends: Int32Array } {
  const most = phrases.reduce((sum, { length }) => sum + length + 2, 1);
  const next = new Int32Array(most * columns);
  const ends = new Int32Array(most).fill(-1);
  let states = 1;
  for (let index = 0; index < phrases.length; index += 1) {
    const phrase = ` ${phrases[index]} `;
    let state = 0;
    for (let at = 0; at < phrase.length; at += 1) {
      const cell = state * columns + columnOf(phrase.charCodeAt(at));
      if (next[cell] === 0) next[cell] = states++;
      state = next[cell] as number;
    }
    ends[state] = index;
  }
  const fails = new Int32Array(states);
  const queue = new Int32Array(states);
  let tail = 0;
  for (let column = 0; column < columns; column += 1) {
    const state = next[column] as number;
    if (state !== 0) queue[tail++] = state;
  }
  for (let head = 0; head < tail; head += 1) {
    const state = queue[head] as number;
    const fail = fails[state] as number;
    for (let column = 0; column < columns; column += 1) {
      const cell = state * columns + column;
      const target = next[cell] as number;
      const other = next[fail * columns + column] as number;
      if (target === 0) next[cell] = other;
      else {
        fails[target] = other;
        queue[tail++] = target;
      }
    }
  }
  return { states, next, ends };
}
