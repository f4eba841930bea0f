import type { PaperId } from '../../core/identifier';
import type { FactField } from './fields';

/** A field, or the paper's citation key. */
type DraftField = FactField | 'citation-key';

/** What was typed of fields and isn't stored: it is there again when the paper is opened again. */
export class FactDrafts {
  readonly #typed = new Map<string, string>();

  of(id: PaperId, field: DraftField): string | undefined {
    return this.#typed.get(`${field} ${id}`);
  }

  /** Keep what was typed; undefined once it is stored or given up. */
  keep(id: PaperId, field: DraftField, typed: string | undefined): void {
    if (typed === undefined) this.#typed.delete(`${field} ${id}`);
    else this.#typed.set(`${field} ${id}`, typed);
  }
}
