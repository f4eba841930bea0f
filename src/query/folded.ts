import { displayName } from '../core/name';
import { fold } from '../core/text';
import { dayOfTime, daysOf, daysOfArxivId, type Span } from './days';
import { type Person, personOf } from './people';
import type { ExactField, TextField } from './query';
import type { Subject } from './subject';
import { hasWords, spaced } from './texts';

/** True, false, or undefined: the subject doesn't show enough to tell. Unknown never hides. */
export type Verdict = boolean | undefined;

/** What can be searched for words. */
export type WordField = TextField | 'author';

/** Where words without a field are looked for. */
export const wordFields: readonly WordField[] = ['title', 'abstract', 'author', 'note', 'venue'];

/** A subject with its fields folded on demand, and only once. */
export class Folded {
  readonly subject: Subject;
  /** The day on which it is looked at, counted from 1970-01-01 where the reader is. */
  readonly today: number;
  #texts = new Map<WordField, string | undefined>();
  #whole: string | undefined;
  #exact = new Map<ExactField, readonly string[] | undefined>();
  #people: readonly Person[] | undefined;
  #days: Span | false | undefined;
  #hasDays = false;

  /** @param now milliseconds since the Unix epoch: ages are counted from then */
  constructor(subject: Subject, now = Date.now()) {
    this.subject = subject;
    this.today = dayOfTime(now);
  }

  /** The field as it is shown, one text per author; undefined where it isn't. */
  raw(field: WordField): readonly string[] | undefined {
    if (field === 'author') return this.subject.author?.map(displayName);
    const text = this.subject[field];
    return text === undefined ? undefined : [text];
  }

  /** The field's words, each with a space before and after; undefined where it isn't shown. */
  text(field: WordField): string | undefined {
    if (this.#texts.has(field)) return this.#texts.get(field);
    // Two spaces between authors, so that no phrase runs from one into the next.
    const text = this.raw(field)
      ?.map((value) => ` ${spaced(value)} `)
      .join(' ');
    this.#texts.set(field, text);
    return text;
  }

  /** Whether a field, or any, has these words, written as `spaced` does. */
  finds(field: WordField | undefined, needle: string, isPrefix: boolean): Verdict {
    const text = field ? this.text(field) : (this.#whole ?? this.#join());
    return (text !== undefined && hasWords(text, needle, isPrefix)) || this.unfound(field);
  }

  /**
   * What to say where a field, or none, hasn't what was looked for: unknown where what isn't shown of it could have it.
   * Of all texts only title and abstract count as missing, or next to nothing could be said of a card.
   */
  unfound(field: WordField | undefined): Verdict {
    const { title, abstract, author, cut = [] } = this.subject;
    if (field === 'author') return author === undefined || this.hasMoreAuthors ? undefined : false;
    if (field) return this.subject[field] === undefined || cut.includes(field) ? undefined : false;
    const isWhole = title !== undefined && abstract !== undefined;
    return isWhole && !cut.includes('title') && !cut.includes('abstract') ? false : undefined;
  }

  /** Whether there are more authors than are named. */
  get hasMoreAuthors(): boolean {
    const { author = [], authorsIncomplete = false, authorCount = 0 } = this.subject;
    return authorsIncomplete || authorCount > author.length;
  }

  /** The authors taken apart; undefined where the page doesn't show them. */
  get people(): readonly Person[] | undefined {
    this.#people ??= this.subject.author?.map(personOf);
    return this.#people;
  }

  /** The field's values, folded. */
  exact(field: ExactField): readonly string[] | undefined {
    if (this.#exact.has(field)) return this.#exact.get(field);
    const value = this.subject[field];
    const folded = value === undefined ? undefined : (typeof value === 'string' ? [value] : value).map(fold);
    this.#exact.set(field, folded);
    return folded;
  }

  /**
   * The days on which the paper may have appeared: what is said of it, else the month in which arXiv got it. False
   * where it is known that nobody has said it, undefined where that isn't known.
   */
  get days(): Span | false | undefined {
    if (!this.#hasDays) {
      const { issued, id = [] } = this.subject;
      const said = issued === undefined ? undefined : daysOf(issued);
      const submitted = said ?? id.map(daysOfArxivId).find((days) => days !== undefined);
      this.#days = submitted ?? (issued === '' ? false : undefined);
      this.#hasDays = true;
    }
    return this.#days;
  }

  #join(): string {
    this.#whole = wordFields.map((field) => this.text(field) ?? '').join(' ');
    return this.#whole;
  }
}
