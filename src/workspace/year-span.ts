import { type FacetField, valuesIn, withChoice, withoutFields, withTerm } from '../query/terms';

const field: FacetField = 'year';

/** Whether a query names a year, alone or in a span (`year:2022..2024`). */
export function namesYear(query: string): (year: string) => boolean {
  const spans = spansIn(query);
  return (year) => spans.some(([first, last]) => first <= Number(year) && Number(year) <= last);
}

/** The query in which a year is chosen or no longer chosen; beside others: the span that they and it are in. */
export function withYear(query: string, year: string, isBeside: boolean): string {
  const spans = spansIn(query);
  if (!isBeside || spans.length === 0) return withChoice(query, field, year);
  const all = [...spans.flat(), Number(year)];
  return withTerm(withoutFields(query, [field]), field, `${Math.min(...all)}..${Math.max(...all)}`);
}

/** The first and the last year of each condition that names some. */
function spansIn(query: string): [first: number, last: number][] {
  return valuesIn(query, field).flatMap((value) => {
    const [, first, last = first] = /^(\d{4})(?:\.\.(\d{4}))?$/.exec(value) ?? [];
    return first === undefined ? [] : [[Number(first), Number(last)] satisfies [number, number]];
  });
}
