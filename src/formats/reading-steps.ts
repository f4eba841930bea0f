/** What long reading is told, and what it tells. */
export interface ReadingSteps {
  /** How much of the file is read, from 0 to 1. */
  report?: (part: number) => void;
  /** Whether somebody no longer wants it; reading then throws its `reason`. */
  signal?: AbortSignal;
}

/** Milliseconds of work between two rests. */
const stretch = 30;

/** Lets others in now and then while a file is read, so that a page stays responsive. */
export class Rests {
  readonly #steps: ReadingSteps;
  #since = performance.now();

  constructor(steps: ReadingSteps = {}) {
    this.#steps = steps;
  }

  /**
   * Rest where it has been long since the last time.
   * @throws what the signal was aborted with
   */
  async rest(done: number, of: number): Promise<void> {
    if (performance.now() - this.#since < stretch) return;
    this.#steps.report?.(of === 0 ? 1 : Math.min(1, done / of));
    await new Promise((resume) => setTimeout(resume));
    this.#steps.signal?.throwIfAborted();
    this.#since = performance.now();
  }
}
