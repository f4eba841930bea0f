import { tidy } from '../core/text';
import { AnswerUnreadable } from './errors';

/**
 * A value in an answer, whatever it is: what isn't of the kind that is asked for, or isn't there, is undefined or empty,
 * never an error. Nothing that an object inherits is read.
 */
export class Told {
  readonly value: unknown;

  constructor(value: unknown) {
    this.value = value;
  }

  /** A property, and a property of that, and so on. */
  of(...path: string[]): Told {
    let value = this.value;
    for (const name of path) {
      const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
      value = isObject && Object.hasOwn(value as object, name) ? Reflect.get(value as object, name) : undefined;
    }
    return new Told(value);
  }

  /** The items of a list, the first of many. */
  list(max: number): Told[] {
    return Array.isArray(this.value) ? this.value.slice(0, max).map((item) => new Told(item)) : [];
  }

  /** The items of a list, or what stands in its place where there is only one. */
  items(max: number): Told[] {
    if (Array.isArray(this.value)) return this.list(max);
    return this.value === undefined || this.value === null ? [] : [this];
  }

  /** How many items there are. */
  get length(): number {
    return Array.isArray(this.value) ? this.value.length : 0;
  }

  /** The names of an object's own properties, the first of many. */
  names(max: number): string[] {
    const isObject = typeof this.value === 'object' && this.value !== null && !Array.isArray(this.value);
    return isObject ? Object.keys(this.value as object).slice(0, max) : [];
  }

  /** A text or a number as text, tidied and cut; undefined where nothing is left. */
  text(max: number): string | undefined {
    const text = typeof this.value === 'number' && Number.isFinite(this.value) ? String(this.value) : this.value;
    return typeof text === 'string' ? shortened(text, max) : undefined;
  }

  /** A text as it was sent, cut; undefined where it is none or empty. */
  raw(max: number): string | undefined {
    return typeof this.value === 'string' && this.value !== '' ? this.value.slice(0, max) : undefined;
  }

  /** A whole number within bounds. */
  whole(min: number, max: number): number | undefined {
    const value = this.value;
    return Number.isSafeInteger(value) && (value as number) >= min && (value as number) <= max
      ? (value as number)
      : undefined;
  }
}

/**
 * Parse JSON that a source has sent.
 * @throws AnswerUnreadable
 */
export function parseJson(answer: string): Told {
  try {
    return new Told(JSON.parse(answer));
  } catch (cause) {
    throw new AnswerUnreadable('Expected JSON, got something else', { cause });
  }
}

/** Tidy and cut a text, without half a character at its end; undefined where nothing is left. */
export function shortened(text: string, max: number): string | undefined {
  const cut = tidy(text.slice(0, 2 * max)).slice(0, max);
  return cut.replace(/[\uD800-\uDBFF]$/, '').trim() || undefined;
}
