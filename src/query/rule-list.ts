import { highlightColours, maxRules, type NewRule } from '../core/rule';
import type { QueryError } from './query';
import { isLineFault, type LineError, parseRuleLine, serializeRule } from './rule-line';

/** Characters of a rule list: so many that all rules of a library fit, be they of the greatest length. */
export const maxListLength = 12_000_000;

/** Broken lines that are listed before the reading stops: what has more of them is no rule list. */
export const maxListFaults = 1_000;

/** Characters of a broken line that are shown. */
const maxShownLength = 200;

/** A line that is a rule. */
export interface RuleLine {
  /** From 1. */
  line: number;
  rule: NewRule;
}

/** A line that isn't. */
export interface BrokenLine {
  /** From 1. */
  line: number;
  /** The line, cut. */
  text: string;
  reason: LineError | QueryError;
}

/** What a rule list holds. */
export interface RuleList {
  rules: RuleLine[];
  faults: BrokenLine[];
  /** Where the reading stopped, because more rules don't fit (`rules`) or nearly all is broken (`faults`). */
  stopped?: { line: number; by: 'rules' | 'faults' };
  /** Nothing was read: the text is longer than any list, or none that people write. */
  refused?: 'tooLong' | 'notText';
}

/**
 * Write rules as a list that `parseRuleList` reads: one rule a line, in their order. Ids, hits and dates other than the
 * expiry stay out; line breaks in a query become spaces.
 *
 *     # Anything behind a # at the beginning of a line is a comment.
 *     hide Surveys :: title:(survey OR review)
 *     highlight:green {only huggingface arxiv} My field :: lora OR adapter
 *     tag:ml/peft PEFT :: "low-rank adaptation"
 *     hide {not arxiv; until 2026-12-31; off; saved too} Speech :: speech OR asr
 *     title:"remote sensing"
 *
 * A line is an action (`hide`, `collapse`, `dim`, `show`, `highlight` or `highlight:<colour>`, `tag:<tag>`), conditions
 * in braces if any, a name if any, two colons between spaces, and the query; or a bare query, which hides. Conditions
 * are `only <sites>`, `not <sites>`, `until <day>` (to the end of that day where the reader is, or a moment in UTC,
 * `2026-12-31T18:00:00.000Z`), `off`, and `saved too`. A tag with spaces, or a name that would be taken for something
 * else, stands in quotes as in JSON.
 */
export function serializeRuleList(rules: readonly NewRule[], title?: string): string {
  const head = title === undefined ? '' : `# ${title.replace(/\s+/g, ' ')}\n`;
  return `${head}${rules.map((rule) => `${serializeRule(rule)}\n`).join('')}`;
}

/** Read a list of rules, whoever wrote it. Never throws; at most `maxRules` rules and `maxListFaults` broken lines are read. */
export function parseRuleList(text: string): RuleList {
  const reading = readRuleList(text);
  let step = reading.next();
  while (!step.done) step = reading.next();
  return step.value;
}

/**
 * Read a list of rules as `parseRuleList` does, a line at a time: what is yielded is the line's number. Thousands of
 * regular expressions take a while to look through.
 */
export function* readRuleList(text: string): Generator<number, RuleList> {
  const list: RuleList = { rules: [], faults: [] };
  if (text.length > maxListLength) return { ...list, refused: 'tooLong' };
  if (text.includes('\0')) return { ...list, refused: 'notText' };
  let line = 0;
  for (const raw of linesOf(text)) {
    line += 1;
    const said = raw.trim();
    if (said === '' || said.startsWith('#')) continue;
    if (list.rules.length === maxRules) return { ...list, stopped: { line, by: 'rules' } };
    if (list.faults.length === maxListFaults) return { ...list, stopped: { line, by: 'faults' } };
    try {
      list.rules.push({ line, rule: parseRuleLine(raw) });
    } catch (reason) {
      if (!isLineFault(reason)) throw reason;
      list.faults.push({ line, text: said.slice(0, maxShownLength), reason });
    }
    yield line;
  }
  return list;
}

/** What two rules have in common that do the same to the same papers on the same sites. */
export function ruleKey({ action, colour, tag, query, sites, exceptSites, alsoSaved }: NewRule): string {
  const argument = action === 'highlight' ? (colour ?? highlightColours[0]) : action === 'tag' ? tag : '';
  const where = [sites?.toSorted() ?? '', exceptSites?.toSorted() ?? ''];
  return JSON.stringify([action, argument, query.replace(/\s+/g, ' ').trim(), where, alsoSaved === true]);
}

/** The lines of a text one by one, so that one which is read no further isn't cut up as a whole. */
function* linesOf(text: string): Generator<string> {
  const end = /\r\n?|\n/g;
  let from = 0;
  for (let found = end.exec(text); found; found = end.exec(text)) {
    yield text.slice(from, found.index);
    from = end.lastIndex;
  }
  yield text.slice(from);
}
