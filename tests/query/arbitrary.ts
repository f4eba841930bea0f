import fc from 'fast-check';
import { statuses } from '../../src/core/annotation';
import type { Name } from '../../src/core/name';
import { hasValues, isValues, textFields } from '../../src/query/query';
import type { Subject } from '../../src/query/subject';

const term = fc.oneof(
  fc.constantFrom('lora', 'LoRA', 'diffusion', 'low rank', 'C++', 'Poincaré', '注意', 'ml/peft', 'constructor', 'NOT'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/["\\]/g, '')),
);

const whole = fc.nat({ max: 400 });
const span = fc.tuple(fc.nat({ max: 273 }), fc.constantFrom(...'dwmy')).map(([count, unit]) => `${count}${unit}`);
const year = fc.integer({ min: 1001, max: 9998 });
const day = fc
  .date({ min: new Date('1001-01-02'), max: new Date('9998-12-30'), noInvalidDate: true })
  .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)));

/** One comparison of a field, or a range whose ends are in order. */
function compared<T>(
  field: string,
  value: fc.Arbitrary<T>,
  order: (a: T, b: T) => number = (a, b) => (a < b ? -1 : 1),
) {
  return fc.oneof(
    fc.tuple(fc.constantFrom(':', '=', '<=', '>', '>=', ':>='), value).map(([sign, one]) => `${field}${sign}${one}`),
    fc.tuple(value, value).map((both) => `${field}:${both.sort(order).join('..')}`),
    value.map((one) => `${field}:${one}..`),
    value.map((one) => `${field}:..${one}`),
  );
}

const daysIn = (text: string) => Number.parseInt(text, 10) * { d: 1, w: 7, m: 30, y: 365 }[text.at(-1) as 'd'];
const ages = (field: string) => compared(field, span, (a, b) => daysIn(a) - daysIn(b));

/** A regular expression that is safe and doesn't match the empty text. */
export const pattern: fc.Arbitrary<string> = fc
  .tuple(fc.constantFrom('lora', '\\bLLMs?\\b', '[a-z/]{2}', 'C\\+\\+', 'a\\/b', '注意', '^On ', 'x|yy'), fc.boolean())
  .map(([source, ignoresCase]) => `/${source}/${ignoresCase ? 'i' : ''}`);

/** What may stand in the group of a field of text: words, the beginning of one, a phrase, a pattern. */
const textual = fc.oneof(
  term.map((text) => `"x ${text}"`),
  fc.constantFrom('quantiz*', 'low-ran*', '"low rank adap"*', 'C++*', 'lora', 'A*'),
  pattern,
);

/** Values in a field's group, joined and negated. */
const group = fc
  .array(fc.tuple(fc.constantFrom('', '-', 'NOT '), textual, fc.constantFrom(' ', ' AND ', ' OR ')), {
    minLength: 1,
    maxLength: 4,
  })
  .map((all) => all.map(([not, value, how], index) => `${index > 0 ? how : ''}${not}${value}`).join(''));

const condition = fc.oneof(
  term.map((text) => `"x ${text}"`),
  textual,
  fc.tuple(fc.constantFrom(...textFields, 'author'), textual).map(([field, text]) => `${field}:${text}`),
  fc.tuple(fc.constantFrom(...textFields, 'author'), group).map(([field, text]) => `${field}:(${text})`),
  fc.tuple(term, term).map(([name, given]) => `author:"x${name}, x${given}"`),
  fc
    .tuple(fc.constantFrom('tag', 'site', 'category'), term, fc.constantFrom('', '*'))
    .map(([field, text, star]) => `${field}:"x${text}"${star}`),
  fc.constantFrom(
    'author:hu',
    'author:hu*',
    'author:edward',
    'author:"hu, e"',
    'author:"e j hu"',
    'author:openai',
    'author:lora*',
    'author:maaten',
    'author:van*',
    'tag:ml*',
    'category:cs.*',
    'tag:(a OR "b c" -d*)',
    'tag:"a \\"b\\" \\\\"',
    'tag:"a*"',
    'tag:☞',
  ),
  fc.constantFrom('id:2307.09288', 'id:arxiv:2307*', 'doi:10.1145/3292500.3330701', 'doi:10.1016/0092-8674(95)90001-2'),
  fc.constantFrom('id:"title:attention is all you need|vaswani"', 'doi:10.48550/arXiv.2307.09288', 'doi:10.1145/*'),
  fc.constantFrom('upvotes', 'comments', 'authors').chain((field) => compared(field, whole, (a, b) => a - b)),
  compared('year', year, (a, b) => a - b),
  fc.constantFrom('age', 'added', 'read').chain(ages),
  fc.constantFrom('date', 'added', 'read').chain((field) => compared(field, day)),
  fc.constantFrom(...isValues, ...statuses).map((value) => `is:${value}`),
  fc.constantFrom(...statuses).map((value) => `status:${value}`),
  fc.constantFrom(...hasValues).map((value) => `has:${value}`),
);

/** A query that can be read, as text: conditions, joined and negated. */
export const readable: fc.Arbitrary<string> = fc.letrec<{ query: string }>((tie) => ({
  query: fc.oneof(
    { maxDepth: 4, depthIdentifier: 'query' },
    condition,
    tie('query').map((inner) => `-(${inner})`),
    fc
      .tuple(tie('query'), fc.constantFrom(' ', ' AND ', ' OR '), tie('query'))
      .map(([a, how, b]) => `(${a}${how}${b})`),
  ),
})).query;

const text = fc.oneof(
  term,
  fc.array(term, { maxLength: 4 }).map((all) => `x ${all.join(' x ')}`),
);

const name: fc.Arbitrary<Name> = fc.oneof(
  text.map((printed) => ({ printed })),
  fc.tuple(text, text).map(([family, given]) => ({ family, given })),
);

/** What a page may show of a paper: any of its fields absent. */
export const subject: fc.Arbitrary<Subject> = fc.record(
  {
    title: text,
    abstract: text,
    author: fc.array(name, { maxLength: 3 }),
    authorsIncomplete: fc.boolean(),
    note: text,
    tag: fc.array(term, { maxLength: 3 }),
    site: fc.array(term, { maxLength: 2 }),
    category: fc.array(term, { maxLength: 2 }),
    status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
    id: fc.array(fc.oneof(term, fc.constantFrom('arxiv:2307.09288', 'doi:10.1145/1', 'arxiv:hep-th/9901001')), {
      maxLength: 2,
    }),
    venue: text,
    cut: fc.subarray([...textFields]),
    authorCount: fc.nat({ max: 5 }),
    idsIncomplete: fc.boolean(),
    issued: fc.oneof(day, fc.constantFrom('', 'soon', '2023-13')),
    added: fc.date({ min: new Date('2001-01-01'), max: new Date('2026-10-20'), noInvalidDate: true }).map(Number),
    read: fc.date({ min: new Date('2001-01-01'), max: new Date('2026-10-20'), noInvalidDate: true }).map(Number),
    upvotes: whole,
    comments: whole,
    starred: fc.boolean(),
    saved: fc.boolean(),
    hidden: fc.boolean(),
  },
  { requiredKeys: [] },
);
