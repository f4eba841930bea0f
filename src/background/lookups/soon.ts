/** Milliseconds of rest after a change: whoever saves one paper after the other isn't kept waiting. */
const rest = 2_000;

let work: () => void = () => undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Say what is to be done when there may be something to look up. */
export function onLookUp(then: () => void): void {
  work = then;
}

/** Have it looked, once it is quiet, whether there is anything to look up. A worker that is stopped meanwhile loses nothing: the next one looks. */
export function lookUpSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => work(), rest);
}
