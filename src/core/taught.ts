/**
 * A kind of page that the reader has taught us to read, as data. Each list of selectors is in order of trust: the first
 * that finds something counts. `title` and what follows it are looked for inside the card; `:scope` is the card itself.
 */
export interface TaughtSite {
  /** In small letters, without a port. */
  host: string;
  /** The path of such pages, with a `*` for each step that may be any: `/volumes/*`. */
  path: string;
  /** Every card, or its first part. */
  card: string[];
  /** What the siblings behind `card` must be, one after another, to belong to it. */
  next?: string[];
  title: string[];
  /** The paper's link; absent: the one that the title is, is in, or has in it. */
  link?: string[];
  /** One name per element, or a line of names; `:scope`: those that are found in the card's text. */
  authors?: string[];
  abstract?: string[];
  /** A date or a year. */
  date?: string[];
}

/** What says which kind of page it is: there is one taught page of each. */
export type TaughtKey = Pick<TaughtSite, 'host' | 'path'>;

/** The fields of a card that are taught beside its title. */
export const taughtFields = ['authors', 'abstract', 'date'] as const;

/** One of them. */
export type TaughtField = (typeof taughtFields)[number];

/** Taught pages that are kept. */
export const maxTaught = 500;

/** What is wrong with a property of a taught page. */
export type TaughtProblem =
  | 'missing'
  | 'unknown'
  | 'noText'
  | 'tooLong'
  | 'tooMany'
  | 'noHost'
  | 'noPath'
  | 'noSelector';

/** Data is no taught page. */
export class TaughtInvalid extends Error {
  override name = 'TaughtInvalid';
  /** The property's name; empty where it is the whole that is wrong. */
  readonly property: string;
  readonly problem: TaughtProblem;

  constructor(property: string, problem: TaughtProblem) {
    super(`Expected a taught page, got ${property || 'something else'}: ${problem}`);
    this.property = property;
    this.problem = problem;
  }
}

const maxSelectors = 5;
const maxSelectorLength = 500;
const maxPathLength = 1_000;
const maxSteps = 40;

const lists = { card: true, next: false, title: true, link: false, authors: false, abstract: false, date: false };

/**
 * Rebuild a taught page from data of anybody's, property by property. A single selector may stand without its list.
 * @param isSelector says whether a browser understands a selector; absent: any text will do, for the worker can't ask.
 * @throws TaughtInvalid
 */
export function taughtFrom(value: unknown, isSelector: (text: string) => boolean = () => true): TaughtSite {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new TaughtInvalid('', 'missing');
  const said = new Map(Object.entries(value));
  const taught: Record<string, unknown> = { host: hostFrom(said.get('host')), path: pathFrom(said.get('path')) };
  for (const [property, isNeeded] of Object.entries(lists)) {
    const given = said.get(property);
    if (given === undefined && !isNeeded) continue;
    taught[property] = selectorsFrom(property, given, isSelector);
  }
  const unknown = [...said.keys()].find((property) => !Object.hasOwn(taught, property));
  if (unknown !== undefined) throw new TaughtInvalid(unknown.slice(0, 50), 'unknown');
  return taught as unknown as TaughtSite;
}

/** The kind of page that an address is of: steps of its path that look like a number or an id may be any. */
export function taughtKeyOf({ hostname, pathname }: URL): TaughtKey {
  const steps = stepsOf(pathname).map((step) => (/\d/.test(step) || step.length > 40 ? '*' : step));
  return { host: hostname, path: `/${steps.join('/')}` };
}

/** The taught page that an address is of, the one with the fewest free steps; undefined where none is. */
export function findTaught(all: readonly TaughtSite[], { hostname, pathname }: URL): TaughtSite | undefined {
  const steps = stepsOf(pathname);
  const fitting = all.filter(({ host, path }) => host === hostname && fits(stepsOf(path), steps));
  return fitting.sort((a, b) => freeSteps(a) - freeSteps(b))[0];
}

/** Whether two are of one kind of page. */
export function isSameTaught(one: TaughtKey, other: TaughtKey): boolean {
  return one.host === other.host && one.path === other.path;
}

function fits(pattern: readonly string[], steps: readonly string[]): boolean {
  return pattern.length === steps.length && pattern.every((step, index) => step === '*' || step === steps[index]);
}

function freeSteps({ path }: TaughtSite): number {
  return stepsOf(path).filter((step) => step === '*').length;
}

function stepsOf(path: string): string[] {
  return path.split('/').filter((step) => step !== '');
}

function hostFrom(value: unknown): string {
  const host = textFrom('host', value, 253);
  // What is no host would be no origin either, and all open tabs are asked for by theirs together.
  if (!host.split('.').every((label) => /^[a-z0-9-]{1,63}$/.test(label))) throw new TaughtInvalid('host', 'noHost');
  return host;
}

function pathFrom(value: unknown): string {
  const path = textFrom('path', value, maxPathLength);
  if (!/^\/[^\s?#]*$/.test(path) || stepsOf(path).length > maxSteps) throw new TaughtInvalid('path', 'noPath');
  return `/${stepsOf(path).join('/')}`;
}

function selectorsFrom(property: string, value: unknown, isSelector: (text: string) => boolean): string[] {
  const given = Array.isArray(value) ? value : [value];
  if (given.length === 0) throw new TaughtInvalid(property, 'missing');
  if (given.length > maxSelectors) throw new TaughtInvalid(property, 'tooMany');
  return given.map((one) => {
    const selector = textFrom(property, one, maxSelectorLength).trim();
    if (!isBearable(selector) || !isSelector(selector)) throw new TaughtInvalid(property, 'noSelector');
    return selector;
  });
}

/** A selector takes the longer the more of these it has, on every page that it is tried on. */
function isBearable(selector: string): boolean {
  return (
    selector.toLowerCase().split(':has(').length <= 4 &&
    selector.split(/[\s>+~]+/).length <= 40 &&
    !/\p{Cc}/u.test(selector)
  );
}

function textFrom(property: string, value: unknown, max: number): string {
  if (value === undefined) throw new TaughtInvalid(property, 'missing');
  if (typeof value !== 'string' || value.trim() === '') throw new TaughtInvalid(property, 'noText');
  if (value.length > max) throw new TaughtInvalid(property, 'tooLong');
  return value;
}
