import fc from 'fast-check';
import type { Subject } from '../../src/query/match';
import { exactFields, hasValues, isValues, textFields } from '../../src/query/query';

const term = fc.oneof(
  fc.constantFrom('lora', 'LoRA', 'diffusion', 'low rank', 'C++', 'Poincaré', '注意', 'ml/peft', 'constructor', 'NOT'),
  fc.string({ unit: 'grapheme', maxLength: 8 }).map((text) => text.replace(/["\\]/g, '')),
);

const condition = fc.oneof(
  term.map((text) => `"x ${text}"`),
  fc.tuple(fc.constantFrom(...textFields), term).map(([field, text]) => `${field}:"x ${text}"`),
  fc.tuple(fc.constantFrom(...exactFields), term).map(([field, text]) => `${field}:"${text}"`),
  fc.constantFrom(...isValues).map((value) => `is:${value}`),
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

/** What a page may show of a paper: any of its fields absent. */
export const subject: fc.Arbitrary<Subject> = fc.record(
  {
    title: text,
    abstract: text,
    author: fc.array(text, { maxLength: 3 }),
    authorsIncomplete: fc.boolean(),
    note: text,
    tag: fc.array(term, { maxLength: 3 }),
    site: fc.array(term, { maxLength: 2 }),
    category: fc.array(term, { maxLength: 2 }),
    status: fc.constantFrom('unread' as const, 'reading' as const, 'read' as const),
    id: fc.array(term, { maxLength: 2 }),
    starred: fc.boolean(),
    saved: fc.boolean(),
    hidden: fc.boolean(),
  },
  { requiredKeys: [] },
);
