import type { RecordProblem } from '../../core/backup';

/** A record of a backup can't be one. */
export class RecordInvalid extends Error {
  override name = 'RecordInvalid';
  /** Where in the record, as `annotation.note.value`; empty where it is the whole that is wrong. */
  readonly property: string;
  readonly problem: RecordProblem;

  constructor(property: string, problem: RecordProblem) {
    super(`Expected a record of a backup, got ${property || 'something else'}: ${problem}`);
    this.property = property.slice(0, 100);
    this.problem = problem;
  }
}

/** The last time that a `Date` knows, milliseconds since the Unix epoch. */
const maxTime = 8.64e15;

/** A value that a file says, and where: every reading of it is checked, and throws a `RecordInvalid` with the place. */
export class Said {
  readonly value: unknown;
  readonly place: string;

  constructor(value: unknown, place = '') {
    this.value = value;
    this.place = place;
  }

  /** A property of an object, which may be missing. */
  of(name: string): Said {
    if (typeof this.value !== 'object' || this.value === null || Array.isArray(this.value)) throw this.fault();
    const value = Object.hasOwn(this.value, name) ? Reflect.get(this.value, name) : undefined;
    return new Said(value, this.place === '' ? name : `${this.place}.${name}`);
  }

  /** Read the value, unless it isn't there. */
  maybe<T>(read: (said: Said) => T): T | undefined {
    return this.value === undefined ? undefined : read(this);
  }

  /** A text of at most so many characters; an empty one only where that is allowed. */
  text(max: number, canBeEmpty = false): string {
    if (typeof this.value !== 'string') throw this.fault();
    if (this.value.length > max) throw this.fault('tooLong');
    if (this.value === '' && !canBeEmpty) throw this.fault('missing');
    return this.value;
  }

  /** One of some texts. */
  one<T extends string>(known: readonly T[]): T {
    const found = known.find((one) => one === this.value);
    if (found === undefined) throw this.fault();
    return found;
  }

  flag(): boolean {
    if (typeof this.value !== 'boolean') throw this.fault();
    return this.value;
  }

  number(min: number, max: number): number {
    if (typeof this.value !== 'number' || !(this.value >= min && this.value <= max)) throw this.fault();
    return this.value;
  }

  whole(min: number, max: number): number {
    if (!Number.isSafeInteger(this.value)) throw this.fault();
    return this.number(min, max);
  }

  /** Milliseconds since the Unix epoch. */
  time(): number {
    return this.whole(-maxTime, maxTime);
  }

  /** Since when something is so, or false. */
  since(): number | false {
    return this.value === false ? false : this.time();
  }

  list<T>(max: number, read: (said: Said) => T): T[] {
    if (!Array.isArray(this.value)) throw this.fault();
    if (this.value.length > max) throw this.fault('tooMany');
    return this.value.map((value, index) => read(new Said(value, `${this.place}[${index}]`)));
  }

  /** What is to be thrown where the value isn't what it should be. */
  fault(problem: RecordProblem = 'wrong'): RecordInvalid {
    return new RecordInvalid(this.place, this.value === undefined ? 'missing' : problem);
  }
}

/** The parts of an object that are there. */
export function present<T extends object>(parts: { [Part in keyof T]: T[Part] | undefined }): T {
  return Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)) as T;
}
