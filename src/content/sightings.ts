import type { PaperId } from '../core/identifier';
import { send } from '../messaging/send';
import type { CardView } from './card-view';

/** Milliseconds of rest before what was seen is told, so that a page that is only passed through leaves no trace. */
const rest = 1_500;

/** Tells the worker which papers a listing has shown: each once per address. */
export class Sightings {
  readonly #site: string;
  readonly #told = new Set<PaperId>();
  #page = '';
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(site: string, signal: AbortSignal) {
    this.#site = site;
    signal.addEventListener('abort', () => clearTimeout(this.#timer));
  }

  add(views: readonly CardView[]): void {
    const page = location.origin + location.pathname;
    if (page !== this.#page) this.#told.clear();
    this.#page = page;
    if (views.every(({ card }) => this.#told.has(card.id))) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(page, views), rest);
  }

  #tell(page: string, views: readonly CardView[]): void {
    const ids = views.map(({ card }) => card.id).filter((id) => !this.#told.has(id));
    for (const id of ids) this.#told.add(id);
    // A log that nobody waits for: what isn't told now is told at the next visit.
    send('sighting.put', { site: this.#site, page, ids }).catch(() => undefined);
  }
}
