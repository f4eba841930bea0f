import type { LibraryStatistics } from '../../core/statistics';
import { withCondition, withTerm } from '../../query/terms';
import { counted, text } from '../../ui/text';
import type { Chart, Mark } from './chart';
import {
  type ChartSpan,
  conditionOf,
  countIn,
  firstOfMonth,
  monthsOf,
  nameOf,
  type Timeline,
  timelineOf,
} from './periods';

/** Years that have a bar of their own; what is before them has one together. */
const mostYears = 40;

/** Venues, and rules, that are drawn. */
const mostBars = 12;

const savedPer = { week: 'wsSavedPerWeek', month: 'wsSavedPerMonth', year: 'wsSavedPerYear' } as const;
const readPer = { week: 'wsReadPerWeek', month: 'wsReadPerMonth', year: 'wsReadPerYear' } as const;
const units = { week: 'wsWeek', month: 'wsMonth', year: 'wsYear' } as const;

/** What charts are made of besides the numbers. */
export interface ChartsAsked {
  /** The query whose papers were counted: choosing something adds to it. */
  query: string;
  span: ChartSpan;
  /** What dates are written in. */
  language: string;
  /** The day on which weeks begin, 1 for Monday to 7 for Sunday. */
  firstDay: number;
}

/** Make all charts of what was counted. */
export function chartsOf(statistics: LibraryStatistics, asked: ChartsAsked): Chart[] {
  const { saved, read, tags, today } = statistics;
  const first = Math.min(...[saved, read].map(({ days }) => days[0]?.[0] ?? today));
  const timeline = timelineOf(asked.span, first, today, asked.firstDay);
  return [
    { ...overTime('saved', timeline, statistics, asked), title: text(savedPer[timeline.unit]) },
    { ...overTime('read', timeline, statistics, asked), title: text(readPer[timeline.unit]) },
    tagsOf(tags, monthsOf(timeline), asked),
    venuesOf(statistics, asked),
    yearsOf(statistics, asked),
    rulesOf(statistics),
  ];
}

function overTime(
  id: 'saved' | 'read',
  { unit, periods }: Timeline,
  { [id]: { days, odd } }: LibraryStatistics,
  { query, language }: ChartsAsked,
): Omit<Chart, 'title'> {
  const counts = countIn(periods, days);
  const field = id === 'saved' ? 'added' : 'read';
  const marks = periods.map((period, index): Mark => {
    const count = counts[index] ?? 0;
    return {
      key: String(period.from),
      name: nameOf(unit, period, language),
      short: nameOf(unit, period, language, true),
      count,
      ...(count > 0 && { query: withCondition(query, conditionOf(field, period)) }),
    };
  });
  return {
    id,
    form: 'columns',
    kind: text(units[unit]),
    counted: text('wsPapers'),
    marks: days.length > 0 ? marks : [],
    empty: text(id === 'saved' ? 'wsNoneSaved' : 'wsNoneRead'),
    ...(odd > 0 && { hint: counted('wsOddDays', odd) }),
  };
}

function tagsOf(tags: LibraryStatistics['tags'], { unit, periods }: Timeline, { query, language }: ChartsAsked): Chart {
  const marks = tags.map(({ tag, count, months }): Mark => {
    const parts = countIn(
      periods,
      months.map(([month, papers]) => [firstOfMonth(month), papers]),
    );
    return { key: tag, name: tag, short: tag, count, parts, query: withTerm(query, 'tag', tag) };
  });
  return {
    id: 'tags',
    form: 'rows',
    title: text('wsTagsOverTime'),
    kind: text('wsTagNoun'),
    counted: text('wsPapers'),
    marks,
    periods: periods.map((period) => ({
      name: nameOf(unit, period, language, true),
      short: nameOf(unit, period, language, true),
    })),
    empty: text('wsNoneTagged'),
  };
}

function yearsOf({ years }: LibraryStatistics, { query }: ChartsAsked): Chart {
  const counts = new Map(years.map(({ value, count }) => [Number(value), count]));
  const known = [...counts.keys()];
  const last = Math.max(...known);
  const first = Math.max(Math.min(...known), last - mostYears + 1);
  const before = known.filter((year) => year < first).reduce((sum, year) => sum + (counts.get(year) ?? 0), 0);
  const marks = Array.from({ length: known.length > 0 ? last - first + 1 : 0 }, (_, index): Mark => {
    const [name, count] = [String(first + index), counts.get(first + index) ?? 0];
    return { key: name, name, short: name, count, ...(count > 0 && { query: withTerm(query, 'year', name) }) };
  });
  if (before > 0) {
    const name = text('wsBeforeYear', String(first));
    marks.unshift({
      key: 'before',
      name,
      short: `<${first}`,
      count: before,
      query: withCondition(query, `year<${first}`),
    });
  }
  return {
    id: 'years',
    form: 'columns',
    title: text('wsYearsAppeared'),
    kind: text('wsYear'),
    counted: text('wsPapers'),
    marks,
    empty: text('wsNoYears'),
  };
}

function venuesOf({ venues, looked, papers }: LibraryStatistics, { query }: ChartsAsked): Chart {
  const marks = venues.slice(0, mostBars).map(
    ({ value, count }): Mark => ({
      key: value,
      name: value,
      short: value,
      count,
      query: withTerm(query, 'venue', value),
    }),
  );
  const hints = [
    ...(venues.length > marks.length ? [text('wsMostFrequent', marks.length)] : []),
    ...(looked < papers ? [counted('wsAmong', looked)] : []),
  ];
  return {
    id: 'venues',
    form: 'bars',
    title: text('wsVenues'),
    kind: text('wsVenue'),
    counted: text('wsPapers'),
    marks,
    empty: text('wsNoVenues'),
    ...(hints.length > 0 && { hint: hints.join(', ') }),
  };
}

/** A rule hides what isn't in the library, too; what is in it and meets the rule can be looked at. */
function rulesOf({ rules }: LibraryStatistics): Chart {
  const marks = rules
    .slice(0, mostBars)
    .map(
      ({ id, name, query, hits }): Mark => ({ key: id, name: name || query, short: name || query, count: hits, query }),
    );
  return {
    id: 'rules',
    form: 'bars',
    title: text('wsRulesHid'),
    kind: text('wsRule'),
    counted: text('wsTimesHidden'),
    marks,
    empty: text('wsNoRuleHid'),
    hint: text('wsRulesHidHint'),
  };
}
