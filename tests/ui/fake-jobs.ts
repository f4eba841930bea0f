import type { JobState } from '../../src/core/job';
import type { JobSource } from '../../src/ui/use-jobs';

/** Long work that a test tells of. */
export class FakeJobs implements JobSource {
  /** What was asked, in order. */
  asked: [what: string, of?: number][] = [];
  /** What the next question ends with. */
  failure: Error | undefined;
  #all: JobState[] = [];
  readonly #listeners = new Set<(jobs: JobState[]) => void>();

  /** Tell pages how far it is. */
  tell(...all: JobState[]): void {
    this.#all = all;
    for (const listener of this.#listeners) listener(all);
  }

  watch = (changed: (jobs: JobState[]) => void) => {
    this.#listeners.add(changed);
    changed(this.#all);
    return () => this.#listeners.delete(changed);
  };

  wake = () => this.#ask('wake');
  cancel = (job: number) => this.#ask('cancel', job);
  retry = (job: number) => this.#ask('retry', job);
  dismiss = (job: number) => this.#ask('dismiss', job);
  undo = (batch: number) => this.#ask('undo', batch);
  text = async (job: number) => {
    await this.#ask('text', job);
    return '@misc{key\n}\n';
  };

  async #ask(what: string, of?: number): Promise<void> {
    this.asked.push(of === undefined ? [what] : [what, of]);
    const { failure } = this;
    this.failure = undefined;
    if (failure) throw failure;
  }
}
