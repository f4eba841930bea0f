import type { DayCounts, LibraryStatistics } from '../core/statistics';
import { fold } from '../core/text';
import { dayOfTime } from '../query/days';
import { levelsOf } from './facet-values';
import { presentTags } from './record';
import type { StoredAnnotation } from './schema';

/** Tags of which the months are answered. */
const mostTags = 8;

/** Nothing was saved before: 2000-01-01. */
const firstDay = 10_957;

/** Counts papers one by one by their annotations; what it holds grows with the days, months and tags, not with the papers. */
export class Tallies {
  readonly #today: number;
  readonly #saved: Days;
  readonly #read: Days;
  /** By the folded tag. */
  readonly #tags: Map<string, { tag: string; count: number; months: Map<number, number> }>;
  #papers = 0;

  /**
   * @param tags the tags that are counted, as they are written
   * @param now milliseconds since the Unix epoch
   */
  constructor(tags: readonly string[], now: number) {
    this.#today = dayOfTime(now);
    this.#saved = new Days(this.#today);
    this.#read = new Days(this.#today);
    this.#tags = new Map(tags.map((tag) => [fold(tag), { tag, count: 0, months: new Map() }]));
  }

  add(annotation: StoredAnnotation): void {
    this.#papers += 1;
    this.#saved.add(Number(annotation.saved.value));
    if (annotation.status.value === 'read') this.#read.add(annotation.status.changed);
    const since = new Map<string, number>();
    for (const { tag, value } of presentTags(annotation)) {
      for (const level of levelsOf([tag])) {
        const key = fold(level);
        // The first is the earliest.
        if (!since.has(key)) since.set(key, Number(value));
      }
    }
    for (const [key, time] of since) this.#addTag(key, time);
  }

  list(): Pick<LibraryStatistics, 'papers' | 'today' | 'saved' | 'read' | 'tags'> {
    const tags = [...this.#tags.values()]
      .filter(({ count }) => count > 0)
      .sort((a, b) => b.count - a.count || (a.tag < b.tag ? -1 : 1))
      .slice(0, mostTags)
      .map(({ months, ...rest }) => ({ ...rest, months: inOrder(months) }));
    return {
      papers: this.#papers,
      today: this.#today,
      saved: this.#saved.list(),
      read: this.#read.list(),
      tags,
    };
  }

  #addTag(key: string, time: number): void {
    const known = this.#tags.get(key);
    if (!known) return;
    known.count += 1;
    if (!isLikely(dayOfTime(time), this.#today)) return;
    const date = new Date(time);
    const month = 12 * date.getFullYear() + date.getMonth();
    known.months.set(month, (known.months.get(month) ?? 0) + 1);
  }
}

/** Counts times by the day that they lie in where the user is. */
class Days {
  readonly #today: number;
  readonly #counts = new Map<number, number>();
  #odd = 0;

  constructor(today: number) {
    this.#today = today;
  }

  add(time: number): void {
    const day = dayOfTime(time);
    if (isLikely(day, this.#today)) this.#counts.set(day, (this.#counts.get(day) ?? 0) + 1);
    else this.#odd += 1;
  }

  list(): DayCounts {
    return { days: inOrder(this.#counts), odd: this.#odd };
  }
}

/** False for no day at all, too. */
function isLikely(day: number, today: number): boolean {
  return day >= firstDay && day <= today;
}

function inOrder(counts: ReadonlyMap<number, number>): [number, number][] {
  return [...counts].sort(([a], [b]) => a - b);
}
