import { maxTagLength, tidyTag } from '../core/annotation';
import { dayOf, endOfDay } from '../core/local-day';
import { highlightColours, maxRuleNameLength, type NewRule, type RuleAction, ruleActions } from '../core/rule';
import { matchesEverything } from './everything';
import { parse } from './parse';
import { QueryError } from './query';

/** Characters of one line. */
export const maxLineLength = 20_000;

/** Sites of one line: as many as the library takes. */
const maxSites = 1_000;

/** What can be wrong with a line, besides its query. */
export type LineProblem =
  | 'line'
  | 'action'
  | 'colour'
  | 'argument'
  | 'tag'
  | 'tagTooLong'
  | 'brace'
  | 'condition'
  | 'twice'
  | 'sites'
  | 'site'
  | 'day'
  | 'nameTooLong'
  | 'everything';

/** A line of a rule list is no rule: `reason` has a text in `_locales`, which gets `subject`, a part of the line. */
export class LineError extends Error {
  override name = 'LineError';
  readonly reason: LineProblem;
  readonly subject: string;

  constructor(reason: LineProblem, subject = '') {
    super(`${reason}: ${subject.slice(0, 100)}`);
    this.reason = reason;
    this.subject = subject;
  }
}

/** What stands in a line that makes it more than a query: an action, what belongs to it, and then a brace, a space or the end. */
const beginning = new RegExp(`^(${ruleActions.join('|')})(?::("(?:[^"\\\\]|\\\\.)*"|[^\\s"]\\S*)?)?(?=\\s|\\{|$)`, 'i');

const quoted = /^"(?:[^"\\]|\\.)*"/;

const divider = /(?:^|\s)::(?=\s|$)/;

/** Write a rule as one line: `hide {only arxiv; until 2026-12-31} Surveys :: title:(survey OR review)`. */
export function serializeRule(rule: NewRule): string {
  const { action, colour, tag = '', name } = rule;
  const argument = { tag: /[\s"]/.test(tag) ? JSON.stringify(tag) : tag, highlight: colour }[action as string];
  const conditions = conditionsOf(rule).join('; ');
  const parts = [
    argument ? `${action}:${argument}` : action,
    conditions && `{${conditions}}`,
    isPlain(name) ? name : JSON.stringify(name),
  ];
  return `${parts.filter((part) => part !== '').join(' ')} :: ${inOneLine(rule.query)}`;
}

/**
 * Read one line that isn't empty; a bare query becomes a rule that hides, named after it.
 * @throws LineError, QueryError
 */
export function parseRuleLine(text: string): NewRule {
  if (text.length > maxLineLength) throw new LineError('line', String(maxLineLength));
  const line = text.trim();
  if (!divider.test(line)) return checked({ name: '', query: line, action: 'hide', enabled: true });
  const [head, verb = '', given] = beginning.exec(line) ?? [];
  const action = ruleActions.find((one) => one === verb.toLowerCase());
  if (head === undefined || action === undefined) throw new LineError('action', line.split(/\s/, 1)[0]);
  const [conditions, afterConditions] = braced(line.slice(head.length).trimStart());
  const [name, query] = nameAndQuery(afterConditions);
  return checked({ name, query, action, ...argumentOf(action, given), enabled: true, ...conditions });
}

function conditionsOf({ sites, exceptSites, expires, enabled, alsoSaved }: NewRule): string[] {
  const until = expires === undefined ? undefined : untilOf(expires);
  return [
    sites?.length ? `only ${sites.join(' ')}` : '',
    exceptSites?.length ? `not ${exceptSites.join(' ')}` : '',
    until === undefined ? '' : `until ${until}`,
    enabled ? '' : 'off',
    alsoSaved ? 'saved too' : '',
  ].filter((part) => part !== '');
}

/** A day where the rule ends with it, or else the moment in UTC; undefined where no calendar reaches. */
function untilOf(expires: number): string | undefined {
  const day = dayOf(expires);
  if (day !== undefined && endOfDay(day) === expires) return day;
  return Math.abs(expires) <= 8.64e15 ? new Date(expires).toISOString() : undefined;
}

/** Whether a name can stand as it is. */
function isPlain(name: string): boolean {
  return name === name.trim() && !/^["{]|\p{Cc}/u.test(name) && !divider.test(name);
}

function inOneLine(query: string): string {
  return query.replace(/\s*[\r\n]\s*/g, ' ').trim();
}

function argumentOf(action: RuleAction, given: string | undefined): Partial<NewRule> {
  if (action === 'tag') {
    const tag = tidyTag(unquoted(given ?? ''));
    if (tag === '') throw new LineError('tag');
    if (tag.length > maxTagLength) throw new LineError('tagTooLong', String(maxTagLength));
    return { tag };
  }
  if (given === undefined) return {};
  if (action !== 'highlight') throw new LineError('argument', action);
  const colour = highlightColours.find((one) => one === given.toLowerCase());
  if (!colour) throw new LineError('colour', given);
  return { colour };
}

function braced(text: string): [conditions: Partial<NewRule>, rest: string] {
  if (!text.startsWith('{')) return [{}, text];
  const end = text.indexOf('}');
  if (end === -1) throw new LineError('brace', text);
  const conditions: Partial<NewRule> = {};
  for (const part of text.slice(1, end).split(';')) {
    if (part.trim() === '') continue;
    const [key, value] = condition(part.trim());
    if (key in conditions) throw new LineError('twice', part.trim());
    Object.assign(conditions, { [key]: value });
  }
  return [conditions, text.slice(end + 1)];
}

function condition(text: string): [part: keyof NewRule, value: unknown] {
  const [word = '', ...rest] = text.split(/[\s,]+/).filter((piece) => piece !== '');
  const said = rest.join(' ');
  switch (word.toLowerCase()) {
    case 'only':
      return ['sites', sitesFrom(text, rest)];
    case 'not':
      return ['exceptSites', sitesFrom(text, rest)];
    case 'until':
      return ['expires', timeFrom(said)];
    case 'off':
      if (said === '') return ['enabled', false];
      break;
    case 'saved':
      if (said.toLowerCase() === 'too') return ['alsoSaved', true];
  }
  throw new LineError('condition', text);
}

function sitesFrom(text: string, names: string[]): string[] {
  if (names.length === 0 || names.length > maxSites) throw new LineError('sites', text);
  const sites = names.map((name) => name.toLowerCase());
  const odd = sites.find((site) => site.length > 253 || !/^[a-z0-9][a-z0-9.-]*$/.test(site));
  if (odd !== undefined) throw new LineError('site', odd);
  return [...new Set(sites)];
}

function timeFrom(said: string): number {
  const end = endOfDay(said);
  if (end !== undefined) return end;
  const time = /^(?:\d{4}|\+\d{6})-\d{2}-\d{2}T[\d:.]{5,12}Z$/.test(said) ? Date.parse(said) : Number.NaN;
  if (!(time >= 0)) throw new LineError('day', said);
  return time;
}

function nameAndQuery(text: string): [name: string, query: string] {
  const rest = text.trimStart();
  const [inQuotes] = quoted.exec(rest) ?? [];
  const after = inQuotes === undefined ? undefined : /^\s+::(?=\s|$)/.exec(rest.slice(inQuotes.length));
  if (inQuotes !== undefined && after) return [unquoted(inQuotes), rest.slice(inQuotes.length + after[0].length)];
  const { index, 0: found } = divider.exec(rest) ?? { index: rest.length, 0: '' };
  return [rest.slice(0, index).trim(), rest.slice(index + found.length)];
}

/** What JSON's quotes hold; a text without them as it is. */
function unquoted(text: string): string {
  if (!text.startsWith('"')) return text;
  try {
    return String(JSON.parse(text));
  } catch {
    return text.slice(1, -1);
  }
}

function checked(rule: NewRule): NewRule {
  const query = rule.query.trim();
  const name = rule.name.trim() === '' ? nameOf(query) : rule.name;
  if (name.length > maxRuleNameLength) throw new LineError('nameTooLong', String(maxRuleNameLength));
  if (matchesEverything(parse(query))) throw new LineError('everything');
  return { ...rule, name, query };
}

/** What a rule without a name is called: the beginning of its query, no character cut in two. */
function nameOf(query: string): string {
  return query.slice(0, maxRuleNameLength).replace(/[\uD800-\uDBFF]$/, '');
}

/** Whether an error says what is wrong with a line. */
export function isLineFault(error: unknown): error is LineError | QueryError {
  return error instanceof LineError || error instanceof QueryError;
}
