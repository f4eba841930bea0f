import { dayOfTime, type Span, yearOf } from '../query/days';
import type { Verdict } from '../query/folded';
import { wantedDays, within } from '../query/quantities';
import type { NumberField, Query } from '../query/query';
import { segmented } from '../query/texts';
import { addBit, type Bits, both, either, noBits, without } from './bits';
import { allDays, anyText, anywhere, marks, maxTermLength, moreAuthors, termOf, type ValueField } from './searchable';
import { bytesOf, type Segment } from './segment';

/** What a segment tells of a query: which papers meet it or fail it for sure, and which may. Unknown is neither. */
export interface Bounds {
  meets: Bits;
  fails: Bits;
  mayMeet: Bits;
  mayFail: Bits;
}

/** Holds a query against all papers of a segment at once. */
export type SegmentMatcher = (segment: Segment, all: Bits) => Bounds;

/** Make a query's matcher of segments; undefined where segments can't tell anything of it. */
export function compileForSegments(query: Query, now = Date.now()): SegmentMatcher | undefined {
  return tells(query) ? compiled(query, dayOfTime(now)) : undefined;
}

/** Whether segments leave few papers whose records must be read. */
function tells(query: Query): boolean {
  switch (query.kind) {
    case 'and':
      return query.of.some(tells);
    case 'or':
      return query.of.every(tells);
    case 'not':
      return tells(query.of);
    case 'pattern':
      return false;
    case 'exact':
      return query.field !== 'site';
    case 'number':
      return query.field !== 'authors';
    default:
      return true;
  }
}

function compiled(query: Query, today: number): SegmentMatcher {
  switch (query.kind) {
    case 'everything':
      return (_, all) => known(all, all);
    case 'and':
    case 'or': {
      const parts = query.of.map((part) => compiled(part, today));
      const join = query.kind === 'and' ? conjunction : disjunction;
      return (segment, all) => parts.map((part) => part(segment, all)).reduce(join);
    }
    case 'not': {
      const inner = compiled(query.of, today);
      return (segment, all) => {
        const { meets, fails, mayMeet, mayFail } = inner(segment, all);
        return { meets: fails, fails: meets, mayMeet: mayFail, mayFail: mayMeet };
      };
    }
    case 'words':
      return ofWords(query.words, query.prefix === true, query.field ? marks[query.field] : anyText);
    case 'author':
      return ofAuthor(query);
    case 'exact':
      return ofValue(query);
    case 'is':
      return query.what === 'saved' ? (_, all) => known(all, all) : ofTerm('is', query.what);
    case 'has':
      return query.what === 'date' ? byDays((days) => days !== false) : ofTerm('has', query.what);
    case 'day': {
      const wanted = wantedDays(query);
      if (query.field === 'read') return ofRead;
      return query.field === 'date'
        ? byDays((days) => days && within(days, wanted))
        : byAdded((day) => within({ from: day, to: day }, wanted));
    }
    case 'number':
      return ofNumber(query.field, { from: query.from ?? -Infinity, to: query.to ?? Infinity }, today);
    case 'pattern':
      return untold;
  }
}

function untold(_: Segment, all: Bits): Bounds {
  return { meets: noBits(), fails: noBits(), mayMeet: all, mayFail: all };
}

/** Verdicts that are true or false for each paper. */
function known(meets: Bits, all: Bits): Bounds {
  const fails = without(all, meets);
  return { meets, fails, mayMeet: meets, mayFail: fails };
}

function conjunction(one: Bounds, other: Bounds): Bounds {
  return {
    meets: both(one.meets, other.meets),
    mayMeet: both(one.mayMeet, other.mayMeet),
    fails: either(one.fails, other.fails),
    mayFail: either(one.mayFail, other.mayFail),
  };
}

function disjunction(one: Bounds, other: Bounds): Bounds {
  return {
    meets: either(one.meets, other.meets),
    mayMeet: either(one.mayMeet, other.mayMeet),
    fails: both(one.fails, other.fails),
    mayFail: both(one.mayFail, other.mayFail),
  };
}

function ofNumber(field: NumberField, wanted: Span, today: number): SegmentMatcher {
  const age = ({ from, to }: Span) => within({ from: today - to, to: today - from }, wanted);
  switch (field) {
    case 'year': {
      const years = new Map<number, number>();
      const year = (day: number) => years.get(day) ?? years.set(day, yearOf(day)).get(day) ?? 0;
      return byDays((days) => days && within({ from: year(days.from), to: year(days.to) }, wanted));
    }
    case 'age':
      return byDays((days) => days && age(days));
    case 'addedAge':
      return byAdded((day) => age({ from: day, to: day }));
    case 'readAge':
      return ofRead;
    case 'upvotes':
    case 'comments':
      // No library knows them.
      return () => ({ meets: noBits(), fails: noBits(), mayMeet: noBits(), mayFail: noBits() });
    case 'authors':
      return untold;
  }
}

/** One word is found or not; where there are more, those that have them all may have them in order. */
function ofWords(words: string, isPrefix: boolean, mask: number): SegmentMatcher {
  const needle = segmented(words).split(' ').map(bytesOf);
  const isSure = needle.length === 1 && (needle[0]?.length ?? 0) < maxTermLength;
  return (segment, all) => {
    const found = havingAll(segment, needle, isPrefix, mask);
    const bounds = known(found, all);
    return isSure ? bounds : { ...bounds, meets: noBits(), mayFail: all };
  };
}

function havingAll(segment: Segment, needle: readonly Uint8Array[], isPrefix: boolean, mask: number): Bits {
  return needle.map((word, index) => segment.find(word, isPrefix && index === needle.length - 1, mask)).reduce(both);
}

/** One word of a name is found or not; where there are more, or given names, those that have them all may be the one. */
function ofAuthor({ name, given, prefix }: Extract<Query, { kind: 'author' }>): SegmentMatcher {
  const words = segmented(name).split(' ').map(bytesOf);
  const isOne = words.length === 1 && (words[0]?.length ?? 0) < maxTermLength;
  const mask = !isOne ? marks.name : prefix && given === undefined ? marks.begins : marks.whole;
  const more = bytesOf(moreAuthors);
  return (segment, all) => {
    const found = havingAll(segment, words, prefix === true, mask);
    // Where more authors are known than are named, any may be among the others.
    const fails = without(without(all, found), segment.find(more, false, anywhere));
    const isSure = isOne && given === undefined;
    return { meets: isSure ? found : noBits(), mayMeet: found, fails, mayFail: isSure ? fails : either(fails, found) };
  };
}

function ofValue({ field, value, prefix }: Extract<Query, { kind: 'exact' }>): SegmentMatcher {
  const [term, below] = [bytesOf(termOf(field, value)), bytesOf(termOf(field, `${value}/`))];
  const isSure = below.length < maxTermLength;
  return (segment, all) => {
    const own = segment.find(term, prefix === true, anywhere);
    const found = field === 'tag' ? either(own, segment.find(below, true, anywhere)) : own;
    const bounds = known(found, all);
    // Sites have shown papers that the index doesn't know of.
    if (field === 'site') return { ...bounds, fails: noBits(), mayMeet: all };
    return isSure ? bounds : { ...bounds, meets: noBits(), mayFail: all };
  };
}

function ofTerm(field: ValueField, value: string): SegmentMatcher {
  const term = bytesOf(termOf(field, value));
  return (segment, all) => known(segment.find(term, false, anywhere), all);
}

/** Since when a paper is read only its record says; one that isn't, never is. */
function ofRead(segment: Segment, all: Bits): Bounds {
  const read = segment.find(bytesOf(termOf('status', 'read')), false, anywhere);
  return { meets: noBits(), fails: without(all, read), mayMeet: both(read, all), mayFail: all };
}

/** By the days on which each paper may have appeared; false where it has none. A date that can't be told is unknown. */
function byDays(verdictOf: (days: Span | false) => Verdict): SegmentMatcher {
  return perPaper(({ days }, at) => {
    const [from = 0, to = 0] = [days[2 * at], days[2 * at + 1]];
    return from === allDays.from ? undefined : verdictOf(from <= to && { from, to });
  });
}

/** By the day on which each paper was saved. */
function byAdded(verdictOf: (day: number) => Verdict): SegmentMatcher {
  const day = { from: 0, to: 0, verdict: undefined as Verdict };
  return perPaper(({ newest }, at) => {
    const time = -(newest[at] ?? 0);
    // Neighbours were mostly saved on the same day.
    if (time < day.from || time >= day.to) {
      const date = new Date(time);
      day.from = date.setHours(0, 0, 0, 0);
      day.to = date.setDate(date.getDate() + 1);
      day.verdict = verdictOf(dayOfTime(time));
    }
    return day.verdict;
  });
}

function perPaper(verdictOf: (segment: Segment, at: number) => Verdict): SegmentMatcher {
  return (segment) => {
    const [meets, fails] = [noBits(), noBits()];
    for (let at = 0; at < segment.size; at += 1) {
      const verdict = verdictOf(segment, at);
      if (verdict !== undefined) addBit(verdict ? meets : fails, at);
    }
    return { meets, fails, mayMeet: meets, mayFail: fails };
  };
}
