import type { PaperId } from '../core/identifier';
import { send } from '../messaging/send';

/** Milliseconds of rest before hits are told, so that a page is told of at once. */
const rest = 1_500;

/** Counts on how many papers each rule has acted, each paper once per visit of a page, and tells the worker. */
export class Hits {
  #page = '';
  readonly #counted = new Set<string>();
  #untold: Record<string, number> = {};
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(signal: AbortSignal) {
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  add(rule: string, paper: PaperId): void {
    if (this.#page !== location.pathname + location.search) this.#counted.clear();
    this.#page = location.pathname + location.search;
    const hit = `${rule} ${paper}`;
    if (this.#counted.has(hit)) return;
    this.#counted.add(hit);
    this.#untold[rule] = (this.#untold[rule] ?? 0) + 1;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), rest);
  }

  #tell(): void {
    const told = this.#untold;
    this.#untold = {};
    // A count that nobody waits for.
    send('rule.hits', told).catch(() => undefined);
  }
}
