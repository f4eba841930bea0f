import { dayOfTime, daysOf, type Span, yearOf } from './days';
import type { Folded, Verdict } from './folded';
import type { DayField, NumberField, Query } from './query';

/** Whether what may be anything of a span is in another: unknown where only a part of it is, false where there is nothing. */
export function within(span: Span | false | undefined, { from, to }: Span): Verdict {
  if (!span) return span;
  if (span.from >= from && span.to <= to) return true;
  return span.to < from || span.from > to ? false : undefined;
}

/** A number of the subject, which may be known only roughly; false where it is known to have none. */
export function numberOf(folded: Folded, field: NumberField): Span | false | undefined {
  const { subject, days } = folded;
  switch (field) {
    case 'year':
      return days && { from: yearOf(days.from), to: yearOf(days.to) };
    case 'age':
      return ageOf(days, folded.today);
    case 'addedAge':
      return ageOf(dayOf(folded, 'added'), folded.today);
    case 'readAge':
      return ageOf(dayOf(folded, 'read'), folded.today);
    case 'authors':
      return countOfAuthors(folded);
    case 'upvotes':
    case 'comments':
      return exactly(subject[field]);
  }
}

/** The days that a field of the subject may be; false where it is known to have none. */
export function dayOf(folded: Folded, field: DayField): Span | false | undefined {
  if (field === 'date') return folded.days;
  const { added, saved, read, status } = folded.subject;
  if (field === 'read') {
    if (status !== undefined && status !== 'read') return false;
    return read === undefined ? undefined : exactly(dayOfTime(read));
  }
  if (added === undefined) return saved === false ? false : undefined;
  return exactly(dayOfTime(added));
}

/** The days that a condition asks for. */
export function wantedDays({ from, to }: Extract<Query, { kind: 'day' }>): Span {
  return {
    from: (from === undefined ? undefined : daysOf(from)?.from) ?? -Infinity,
    to: (to === undefined ? undefined : daysOf(to)?.to) ?? Infinity,
  };
}

function ageOf(days: Span | false | undefined, today: number): Span | false | undefined {
  return days && { from: today - days.to, to: today - days.from };
}

/** Where a list ends in "and others" there is at least one more. */
function countOfAuthors({ subject: { author, authorsIncomplete, authorCount } }: Folded): Span | undefined {
  if (authorCount !== undefined || !author || !authorsIncomplete) return exactly(authorCount ?? author?.length);
  return { from: author.length + 1, to: Infinity };
}

function exactly(value: number | undefined): Span | undefined {
  return value === undefined ? undefined : { from: value, to: value };
}
