import type { RuleAction } from './rule';

/** On how many papers something was done, day by day. */
export interface DayCounts {
  /** In the order of time, those with none left out. Days are counted from 1970-01-01 where the user is. */
  days: [day: number, papers: number][];
  /** Papers of which the day can't be right: it is still to come, or before 2000, as when a clock was wrong. */
  odd: number;
}

/** When papers got a tag. */
export interface TagMonths {
  tag: string;
  /** Papers that carry it, or one below it. */
  count: number;
  /** In the order of time, those with none left out. A month is counted from January of the year 0 where the user is. */
  months: [month: number, papers: number][];
}

/** A rule with how often it hid, folded or dimmed a paper on this device, each once per visit of a page. */
export interface RuleCount {
  id: string;
  name: string;
  query: string;
  action: RuleAction;
  hits: number;
}

/** What papers of the library are as a whole. */
export interface LibraryStatistics {
  /** How many papers were counted. */
  papers: number;
  /** The day on which they were. */
  today: number;
  saved: DayCounts;
  /** By when a paper that is read became so. */
  read: DayCounts;
  /** The tags that most of the papers carry, the most frequent first, at most 8. */
  tags: TagMonths[];
  /** Of the newest papers, the most frequent first, at most 50. */
  venues: { value: string; count: number }[];
  /** Among how many papers venues were counted. */
  looked: number;
  /** In which years papers appeared, the most frequent first, at most 200; those that don't say it are left out. */
  years: { value: string; count: number }[];
  /** The rules that hid most, at most 20, whatever the query. */
  rules: RuleCount[];
}
