import type { PaperId } from '../core/identifier';
import { send } from '../messaging/send';
import type { CardView } from './card-view';

/** Milliseconds of rest before what was seen is told, so that a page that is only passed through leaves no trace. */
const rest = 1_500;

/** Papers told of at a time. */
const toldAtOnce = 1_000;

/** Tells the worker which papers a listing has shown: each once per address, by all ids that its card has. */
export class Sightings {
  readonly #site: string;
  readonly #told = new Set<PaperId>();
  #page = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(site: string, signal: AbortSignal) {
    this.#site = site;
    signal.addEventListener('abort', () => this.stop());
  }

  /** Have papers told of that are on a page: its address without what only says where on it one is. */
  add(page: string, views: readonly CardView[]): void {
    if (page !== this.#page) this.#told.clear();
    this.#page = page;
    if (views.every(({ card }) => this.#told.has(card.id))) return;
    this.stop();
    this.#timer = setTimeout(() => this.#tell(page, views), rest);
  }

  /** Tell nothing of what isn't told yet. */
  stop(): void {
    clearTimeout(this.#timer);
  }

  #tell(page: string, views: readonly CardView[]): void {
    const untold = views.filter(({ card }) => !this.#told.has(card.id));
    for (const { card } of untold) this.#told.add(card.id);
    for (let from = 0; from < untold.length; from += toldAtOnce) {
      const ids = untold.slice(from, from + toldAtOnce).flatMap(idsOf);
      // A log that nobody waits for: what isn't told now is told at the next visit.
      send('sighting.put', { site: this.#site, page, ids }).catch(() => undefined);
    }
  }
}

/** Ids of one card that are told, its own first: more would be a list that was taken for a card. */
const maxIds = 5;

/** All ids that a card has of its paper, its own first. */
export function idsOf({ card }: CardView): PaperId[] {
  return [...new Set([card.id, ...(card.aliases ?? [])])].slice(0, maxIds);
}
