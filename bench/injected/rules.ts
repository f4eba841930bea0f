// What bench/rules.mjs runs inside a page: rules held against cards by us, and by the plain ways of doing it.
import { displayName } from '../../src/core/name';
import { Folded } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { Rulebook } from '../../src/query/rulebook';
import type { RuleSnapshot } from '../../src/query/snapshot';
import type { Subject } from '../../src/query/subject';
import { automatonOf } from './automaton';

const now = Date.UTC(2026, 9, 20);

let cards: Subject[] = [];
let phrases: string[] = [];
let json = '';
let snapshots: RuleSnapshot[] = [];
let book = new Rulebook([], '', now);
let expressions: RegExp[] = [];
let folded: Folded[] = [];
let texts: string[] = [];
/** Title, abstract and authors, a line each. */
let plain: string[] = [];

/** Take cards and as many rules as there are phrases. */
function prepare(newCards: Subject[], newPhrases: string[]): void {
  cards = newCards;
  phrases = newPhrases;
  snapshots = phrases.map((query, index) => ({
    id: crypto.randomUUID(),
    name: `${query} ${index}`,
    query,
    action: 'hide',
    parsed: parse(`"${query}"`),
  }));
  json = JSON.stringify(snapshots);
  book = new Rulebook(snapshots, 'arxiv', now);
  expressions = phrases.map((phrase) => new RegExp(`\\b${phrase.replaceAll(' ', '[^\\w\\n]+')}\\b`, 'iu'));
  folded = cards.map((card) => new Folded(card, now));
  plain = cards.map(({ title, abstract, author = [] }) => [title, abstract, ...author.map(displayName)].join('\n'));
  texts = folded.map((card) => ['title', 'abstract', 'author'].map((field) => card.text(field as 'title')).join(' '));
  for (const card of folded) compile(parse('warm'))(card);
}

/** Each answers something that depends on all of its work. */
const tasks: Record<string, () => number> = {
  /** From texts as pages show them: nothing of these cards is folded yet. */
  judge() {
    let hidden = 0;
    for (const card of cards) if (book.judge(new Folded(card, now), false).hides) hidden += 1;
    return hidden;
  },
  expressions() {
    let met = 0;
    for (const text of plain) for (const expression of expressions) if (expression.test(text)) met += 1;
    return met;
  },
  build: () => new Rulebook(snapshots, 'arxiv', now).size,
  buildFromJson: () => new Rulebook(JSON.parse(json) as RuleSnapshot[], 'arxiv', now).size,
  automaton: () => automatonOf(phrases).states,
  type: () =>
    typed((query) => {
      const matches = compile(parse(query));
      return folded.filter((card) => matches(card) === true).length;
    }),
  pass: () => typed((query) => texts.filter((text) => text.includes(query)).length),
};

/** One keystroke after another. */
function typed(look: (query: string) => number): number {
  let met = 0;
  for (let length = 1; length <= keys.length; length += 1) met += look(keys.slice(0, length));
  return met;
}

const keys = 'quantized adapters';

function run(task: string, times: number): number {
  let sum = 0;
  for (let time = 0; time < times; time += 1) sum += tasks[task]?.() ?? Number.NaN;
  return sum;
}

/** How many pairs of a rule and a card meet, by us and by expressions. */
function agreement(): [number, number] {
  let met = 0;
  for (const card of cards) met += book.met(new Folded(card, now)).length;
  return [met, run('expressions', 1)];
}

Object.assign(globalThis, { prepare, run, agreement, keystrokes: keys.length });
