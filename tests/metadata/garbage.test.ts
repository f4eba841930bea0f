import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { AnswerUnreadable } from '../../src/metadata/errors';
import type { Found, MetadataSource } from '../../src/metadata/source';
import { sources } from '../../src/metadata/sources';
import { answerOf } from '../fakes/metadata-answers';
import { paperOf } from './papers';
import { attention, bert, deepLearning, lora, works } from './works';

const { title, authors } = bert;
const papers: Paper[] = [
  paperOf('arxiv:1810.04805', { title, authors, DOI: '10.18653/v1/N19-1423' }),
  paperOf('arxiv:1706.03762', attention),
  paperOf('arxiv:2106.09685', lora),
  paperOf('doi:10.1038/nature14539', deepLearning),
  paperOf('acl:N19-1423'),
  paperOf('openreview:nZeVKeeFYf9'),
  paperOf('pmid:26017442'),
  paperOf('dblp:conf/naacl/DevlinCLT19'),
  paperOf(`s2:${bert.s2}`),
];

/** Papers of one request, and a good answer to it. */
function asked(source: MetadataSource): { batch: Paper[]; answer: string }[] {
  const known = papers.filter((paper) => source.keyOf(paper) !== undefined);
  const batches = source.batch > 1 ? [known] : known.map((paper) => [paper]);
  return batches.flatMap((batch) =>
    [source.request(batch), source.otherwise?.(batch, batch)].flatMap((request) => {
      if (!request) return [];
      const { host, pathname, search } = new URL(request.url);
      return { batch, answer: answerOf(host, pathname + search, request.body ?? '', works).text };
    }),
  );
}

/** What is read, if it is an answer; nothing else may happen. */
function readBy(source: MetadataSource, answer: string, batch: readonly Paper[]): Map<string, Found> {
  try {
    return source.read(answer, batch);
  } catch (error) {
    expect(error).toBeInstanceOf(AnswerUnreadable);
    return new Map();
  }
}

/** Texts are within bounds and tidy, and nothing is empty. */
function expectBounded(found: Map<string, Found>, batch: readonly Paper[]): void {
  for (const [id, { ids, fields, published }] of found) {
    expect(batch.map((paper) => paper.id)).toContain(id);
    expect((ids ?? []).every((each) => typeof each === 'string' && each.length <= 400)).toBe(true);
    for (const value of Object.values({ ...fields, ...published?.facts })) {
      expect(value).not.toBeUndefined();
      expect(JSON.stringify(value)).not.toMatch(/\[\]|\{\}|""|\\u00|null/);
    }
    expect((fields.title ?? '').length).toBeLessThanOrEqual(2_000);
    expect((fields.abstract ?? '').length).toBeLessThanOrEqual(20_000);
    expect((fields.author ?? []).length).toBeLessThanOrEqual(5_000);
  }
}

const odd: unknown[] = [null, true, -1, 1e308, Number.MAX_SAFE_INTEGER, '', ' \u0000\u0007 ', '\ud800', [], [[]], {}];
odd.push('<math>'.repeat(50), '&#0;&amp;amp;<i>', 'a'.repeat(30_000), JSON.parse('{"__proto__":{"value":1}}'), ['x']);

/** An answer in JSON with some of its parts put out of shape. */
function distorted(json: unknown, dice: () => number): unknown {
  if (dice() % 12 === 0) return odd[dice() % odd.length];
  if (Array.isArray(json)) return json.map((item) => distorted(item, dice));
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, distorted(value, dice)]));
}

/** An answer with a piece cut out, doubled or put elsewhere. */
function cut(answer: string, from: number, length: number, kind: number): string {
  const at = from % (answer.length + 1);
  const piece = answer.slice(at, at + length);
  const rest = answer.slice(0, at) + answer.slice(at + length);
  return kind === 0 ? rest : kind === 1 ? answer.slice(0, at) + piece + answer.slice(at) : piece + rest;
}

describe.each(sources)('$name', (source) => {
  it('takes what is no answer for none', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary-ascii' }), fc.json(), fc.constant('<feed/>')), (answer) => {
        expectBounded(readBy(source, answer, papers.slice(0, source.batch)), papers);
      }),
      { numRuns: 40 },
    );
  });

  it('is not kept busy by a long answer', () => {
    const parts = ['<', '<a x="/>">', '&', '[', '{"a":', '@a{b,', '{', '<!--', '<a>b</a>', '"\\'];
    for (const part of parts) {
      const long = part.repeat(Math.floor(200_000 / part.length));
      for (const answer of [long, `${long}/>`, `<feed>${long}</feed>`, JSON.stringify({ id: long, notes: [long] })]) {
        expectBounded(readBy(source, answer, papers.slice(0, source.batch)), papers);
      }
    }
  });

  it('reads good answers, and of broken ones no more than is in bounds', () => {
    const answers = asked(source);
    expect(answers.some(({ answer, batch }) => readBy(source, answer, batch).size > 0)).toBe(true);
    fc.assert(
      fc.property(
        fc.nat(),
        fc.nat(400),
        fc.nat(2),
        fc.array(fc.nat(), { minLength: 40 }),
        (from, length, kind, numbers) => {
          let thrown = 0;
          const dice = () => numbers[thrown++ % numbers.length] ?? 0;
          const { batch, answer } = answers[from % answers.length] ?? { batch: [], answer: '' };
          expectBounded(readBy(source, cut(answer, from, length, kind), batch), batch);
          if (/^[{[]/.test(answer)) {
            expectBounded(readBy(source, JSON.stringify(distorted(JSON.parse(answer), dice)), batch), batch);
          }
        },
      ),
      { numRuns: 40 },
    );
  });
});
