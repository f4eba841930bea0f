/** Milliseconds of rest after which a draft is saved. */
export const saveDelay = 500;

/** What has become of a draft. `clean`: nothing was typed since it was begun or taken up. */
export type DraftState = 'clean' | 'dirty' | 'saving' | 'saved' | 'failed';

/** A text that saves itself some time after the last edit. Saves never overlap. */
export class Draft {
  text: string;
  state: DraftState = 'clean';
  /** Why the last save failed; meant only while `state` is `failed`. */
  error: unknown;
  /** Stores a text; resolves once it is stored. */
  save: (text: string) => Promise<unknown>;
  /** A longer text is kept, and not saved. */
  readonly maxLength: number;
  readonly #changed: () => void;
  #stored: string;
  /** What was stored before: an answer from then may still be under way. */
  readonly #earlier = new Set<string>();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #running: Promise<void> | undefined;

  constructor(stored: string, maxLength: number, save: (text: string) => Promise<unknown>, changed: () => void) {
    this.text = this.#stored = stored;
    this.maxLength = maxLength;
    this.save = save;
    this.#changed = changed;
  }

  /**
   * Take up what the library has now, unless something was typed that isn't stored yet. What this draft stored itself
   * before its last text is taken for a late answer, until that text has been seen to be what the library has.
   */
  adopt(stored: string): void {
    if (stored === this.#stored) this.#earlier.clear();
    else if (this.text === this.#stored && !this.#running && !this.#earlier.has(stored)) {
      this.text = this.#stored = stored;
      this.#earlier.clear();
      this.#become('clean');
    }
  }

  edit(text: string): void {
    this.text = text;
    this.#become('dirty');
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), saveDelay);
  }

  /** Save now what isn't stored; answers whether all of it is stored then. */
  async flush(): Promise<boolean> {
    clearTimeout(this.#timer);
    while (this.#running) await this.#running;
    if (this.text !== this.#stored && this.text.length <= this.maxLength) {
      this.#running = this.#store(this.text);
      await this.#running;
    } else if (this.text === this.#stored && this.state === 'dirty') this.#become('saved');
    return this.text === this.#stored;
  }

  async #store(text: string): Promise<void> {
    this.#become('saving');
    try {
      await this.save(text);
      this.#earlier.add(this.#stored).delete(text);
      this.#stored = text;
      this.#become(this.text === text ? 'saved' : 'dirty');
    } catch (error) {
      this.error = error;
      this.#become('failed');
    } finally {
      this.#running = undefined;
    }
  }

  #become(state: DraftState): void {
    this.state = state;
    this.#changed();
  }
}
