import type { TaughtField, TaughtSite } from '../../core/taught';
import { isClobbered } from '../../sites/clobbered';
import { textOf } from '../../sites/generic-text';
import type { PageReading } from '../../sites/site';
import { siteWithoutAdapter } from '../../sites/without-adapter';
import { piecesOf } from './fields';
import { type FieldSample, Lesson } from './lesson';
import { clearOutlines, outline } from './outlines';
import { possibleTitles, titleAt } from './pointing';

/** A form's field stands for one of the properties by which a page is read. */
export class PageClobbered extends Error {
  override name = 'PageClobbered';
}

/** What is asked for: a title, a look at what was understood, or the place of a field. */
export type TeachStep = 'title' | 'review' | TaughtField;

/** What the panel shows. */
export interface TeachState {
  step: TeachStep;
  /** The text of what is pointed at. */
  here?: string;
  /** Absent before a title was picked. */
  lesson?: {
    /** Papers that are read. */
    papers: number;
    /** Cards that are left out, because nothing says which paper they are. */
    leftOut: number;
    samples: FieldSample[];
    /** The kind of page, by host and path. */
    page: string;
  };
  /** What saving ended with, or why the page can't be taught. */
  error?: Error;
  isSaving: boolean;
}

/** What a person teaches on a page, one step after the other, without any of its drawing but the outlines. */
export class TeachSession {
  #step: TeachStep = 'title';
  #lesson: Lesson | undefined;
  #reading: PageReading | undefined;
  #here: HTMLElement | undefined;
  #choices: readonly HTMLElement[] = [];
  #error: Error | undefined;
  #isSaving = false;
  readonly #document: Document;
  readonly #changed: () => void;

  /** @param changed is called whenever there is something new to show. */
  constructor(document: Document, changed: () => void) {
    this.#document = document;
    this.#changed = changed;
    if (isClobbered(document)) this.#error = new PageClobbered('Expected forms without such fields');
  }

  get state(): TeachState {
    const { host, path } = this.#lesson?.taught ?? {};
    return {
      step: this.#step,
      ...(this.#here && { here: textOf(this.#here, 200) }),
      ...(this.#lesson && {
        lesson: {
          papers: this.#reading?.cards.length ?? 0,
          leftOut: (this.#reading?.skipped.unlinked ?? 0) + (this.#reading?.skipped.untitled ?? 0),
          samples: this.#lesson.samples(this.#reading),
          page: `${host}${path}`,
        },
      }),
      ...(this.#error && { error: this.#error }),
      isSaving: this.#isSaving,
    };
  }

  /** Ask for a title, or for the place of a field. */
  ask(step: 'title' | TaughtField): void {
    this.#step = step;
    this.#choices = [];
    this.#point(undefined);
    this.#changed();
  }

  /** Something is under the pointer. */
  hover(target: HTMLElement): void {
    if (this.#step === 'review' || this.#isRefused) return;
    const element = this.#step === 'title' ? titleAt(target) : target;
    if (this.#step !== 'title' && !this.#lesson?.cardAround(element)) return;
    this.#point(element);
    this.#changed();
  }

  /** Something was clicked. */
  pick(target: HTMLElement): void {
    if (this.#step === 'review' || this.#isRefused) return;
    if (this.#step === 'title') this.#learn(titleAt(target));
    else if (this.#lesson?.pick(this.#step, target)) this.#review();
  }

  /** Go to the next candidate (1), or the one before (-1). Answers whether there is any. */
  move(by: 1 | -1): boolean {
    if (this.#step === 'review' || this.#isRefused) return false;
    if (this.#choices.length === 0)
      this.#choices = this.#step === 'title' ? possibleTitles(this.#document) : this.#pieces;
    const { length } = this.#choices;
    if (length === 0) return false;
    const at = this.#here ? this.#choices.indexOf(this.#here) : -1;
    const next = at === -1 && by === -1 ? length - 1 : (at + by + length) % length;
    this.#point(this.#choices[next]);
    this.#here?.scrollIntoView?.({ block: 'center' });
    this.#changed();
    return true;
  }

  /** Pick what the keys have come to. */
  pickHere(): void {
    if (this.#here) this.pick(this.#here);
  }

  /** Have a card reach further out (1) or less far (-1). */
  widen(by: 1 | -1): void {
    if (!this.#lesson) return;
    this.#lesson = this.#lesson.widened(by);
    this.#review();
  }

  switch(field: TaughtField, isOn: boolean): void {
    this.#lesson?.switch(field, isOn);
    this.#review();
  }

  /** Go one step back. Answers false at the first, where nothing is left but to leave. */
  back(): boolean {
    if (this.#step === 'review' || !this.#lesson) return false;
    this.#review();
    return true;
  }

  /** Store what was taught; resolves to whether that worked. */
  async save(store: (taught: TaughtSite) => Promise<unknown>): Promise<boolean> {
    if (!this.#lesson || this.#isSaving) return false;
    this.#isSaving = true;
    this.#error = undefined;
    this.#changed();
    try {
      await store(this.#lesson.taught);
      return true;
    } catch (error) {
      this.#error = error instanceof Error ? error : new Error(String(error));
      return false;
    } finally {
      this.#isSaving = false;
      this.#changed();
    }
  }

  /** Take all outlines away. */
  end(): void {
    clearOutlines(this.#document);
  }

  get #isRefused(): boolean {
    return this.#error instanceof PageClobbered;
  }

  get #pieces(): HTMLElement[] {
    const own = this.#lesson?.own;
    return own ? piecesOf(own) : [];
  }

  #learn(title: HTMLElement): void {
    const url = new URL(this.#document.location.href);
    this.#lesson = new Lesson(title, siteWithoutAdapter(url), url);
    this.#review();
  }

  #review(): void {
    this.#step = 'review';
    this.#error = undefined;
    this.#reading = this.#lesson?.read();
    this.#point(undefined);
    const cards = this.#reading?.cards ?? [];
    outline(
      'card',
      cards.flatMap(({ parts }) => parts),
      this.#document,
    );
    outline(
      'title',
      cards.map(({ title }) => title),
      this.#document,
    );
    this.#changed();
  }

  #point(element: HTMLElement | undefined): void {
    this.#here = element;
    outline('here', element ? [element] : [], this.#document);
  }
}
