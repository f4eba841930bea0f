import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Folded, type Verdict } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import type { Subject } from '../../src/query/subject';
import { readable, subject } from './arbitrary';

function match(query: string, paper: Subject): Verdict {
  return compile(parse(query))(new Folded(paper));
}

const lora: Subject = {
  title: 'LoRA: Low-Rank Adaptation of Large Language Models',
  abstract: 'Freezes the weights and trains two small matrices per layer, e.g. in Poincaré space.',
  author: ['Edward J. Hu', 'Yelong Shen', 'Schölkopf, Bernhard'].map((printed) => ({ printed })),
  note: 'Compare with **QLoRA**.',
  tag: ['ml/peft', 'to read', 'C++'],
  site: ['huggingface', 'arxiv'],
  category: ['cs.CL', 'stat.ML'],
  status: 'reading',
  id: ['arxiv:2106.09685', 'doi:10.1000/x'],
  starred: true,
  saved: true,
  hidden: false,
};

/** A card of a daily listing: a title and nothing else. */
const card: Subject = { title: 'Video Diffusion for C++ Programs: 注意力 機構', id: ['arxiv:2307.09288'], site: ['x'] };

const full: [string, Verdict][] = [
  ['', true],
  ['lora', true],
  ['LORA', true],
  ['lor', false],
  ['qlora', true],
  ['low-rank', true],
  ['low rank', true],
  ['rank low', true],
  ['"low rank adaptation"', true],
  ['"rank low"', false],
  ['"adaptation of large"', true],
  ['"models freezes"', false],
  ['poincare', true],
  ['Poincaré', true],
  ['adapt', false],
  ['title:lora', true],
  ['title:poincare', false],
  ['abstract:poincare', true],
  ['note:qlora', true],
  ['author:hu', true],
  ['author:"Edward J. Hu"', true],
  ['author:"hu yelong"', false],
  ['author:"shen scholkopf"', false],
  ['author:scholkopf', true],
  ['tag:ml', true],
  ['tag:ml/peft', true],
  ['tag:ML/PEFT', true],
  ['tag:peft', false],
  ['tag:m', false],
  ['tag:ml/pef', false],
  ['tag:"to read"', true],
  ['tag:to', false],
  ['tag:c++', true],
  ['tag:c', false],
  ['site:arxiv', true],
  ['site:arx', false],
  ['category:cs.CL', true],
  ['category:cs', false],
  ['status:reading', true],
  ['status:read', false],
  ['id:arxiv:2106.09685', true],
  ['id:"doi:10.1000/x"', true],
  ['id:arxiv:2106', false],
  ['is:starred', true],
  ['is:hidden', false],
  ['-is:hidden', true],
  ['has:note', true],
  ['has:tag', true],
  ['lora -video', true],
  ['lora -qlora', false],
  ['(video OR lora) NOT (speech OR vision)', true],
  ['video OR speech', false],
  ['video OR speech OR lora', true],
];

const poor: [string, Verdict][] = [
  ['diffusion', true],
  ['diff', undefined],
  ['title:diff', false],
  ['c++', true],
  ['title:c', false],
  ['注意力', true],
  ['title:注意', true],
  ['survey', undefined],
  ['-survey', undefined],
  ['title:survey', false],
  ['-title:survey', true],
  ['abstract:video', undefined],
  ['author:hu', undefined],
  ['-author:hu', undefined],
  ['tag:ml', undefined],
  ['-tag:ml', undefined],
  ['status:read', undefined],
  ['category:cs.CL', undefined],
  ['is:starred', undefined],
  ['has:note', undefined],
  ['-has:abstract', undefined],
  ['diffusion category:cs.CV', undefined],
  ['diffusion OR category:cs.CV', true],
  ['title:survey category:cs.CV', false],
  ['title:survey OR category:cs.CV', undefined],
  ['site:x', true],
];

describe('a query against a paper that is known whole', () => {
  it.each(full)('%j is %s', (query, verdict) => expect(match(query, lora)).toBe(verdict));
});

describe('a query against a card that shows only its title', () => {
  it.each(poor)('%j is %s', (query, verdict) => expect(match(query, card)).toBe(verdict));
});

describe('what is known to be empty', () => {
  const bare: Subject = { title: '', abstract: '', author: [], note: '', tag: [] };
  it.each<[string, Verdict]>([
    ['lora', false],
    ['author:hu', false],
    ['-author:hu', true],
    ['tag:ml', false],
    ['has:note', false],
    ['has:tag', false],
    ['-has:abstract', true],
  ])('%j is %s', (query, verdict) => expect(match(query, bare)).toBe(verdict));
});

describe('a list of authors that is cut short', () => {
  const paper: Subject = { ...lora, authorsIncomplete: true };

  it('has those that it names, and may have any other', () => {
    expect(match('author:hu', paper)).toBe(true);
    expect(match('author:hinton', paper)).toBe(undefined);
    expect(match('-author:hinton', paper)).toBe(undefined);
    expect(match('title:hinton', paper)).toBe(false);
  });
});

describe('any query', () => {
  const same = (left: string, right: string, paper: Subject) => expect(match(left, paper)).toBe(match(right, paper));

  it('follows De Morgan, unknown or not', () => {
    fc.assert(
      fc.property(readable, readable, subject, (a, b, paper) => {
        same(`-(${a} ${b})`, `-(${a}) OR -(${b})`, paper);
        same(`-(${a} OR ${b})`, `-(${a}) -(${b})`, paper);
        same(`NOT NOT (${a})`, a, paper);
      }),
    );
  });

  it('stays unknown when it is negated, and turns otherwise', () => {
    fc.assert(
      fc.property(readable, subject, (query, paper) => {
        const verdict = match(query, paper);
        expect(match(`-(${query})`, paper)).toBe(verdict === undefined ? undefined : !verdict);
      }),
    );
  });

  it('gives the same verdict from its JSON, and the second time', () => {
    fc.assert(
      fc.property(readable, subject, (query, paper) => {
        const folded = new Folded(paper);
        const kept = compile(JSON.parse(JSON.stringify(parse(query))));
        expect([kept(folded), kept(folded)]).toEqual([match(query, paper), match(query, paper)]);
      }),
    );
  });

  it('only gets more certain as more is shown', () => {
    fc.assert(
      fc.property(readable, subject, (query, { title: _, abstract: __, ...less }) => {
        const verdict = match(query, less);
        fc.pre(verdict !== undefined && !query.includes('has:abstract'));
        expect(match(query, { ...less, title: 'x', abstract: 'x' })).toBe(verdict);
      }),
    );
  });
});

describe('a pattern', () => {
  it('is not looked for far down in a text, and says nothing of it', () => {
    const note = `${'x '.repeat(6_000)}lora`;
    expect(match('note:/x/', { note })).toBe(true);
    expect(match('note:/lora/', { note })).toBeUndefined();
    expect(match('-note:/lora/', { note })).toBeUndefined();
    expect(match('note:/lora/', { note: note.slice(-3_000) })).toBe(true);
    expect(match('note:/adapter/', { note: note.slice(-3_000) })).toBe(false);
  });
});
