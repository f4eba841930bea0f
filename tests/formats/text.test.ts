import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPaperId } from '../../src/core/identifier';
import { readText } from '../../src/formats/text';
import { maxLines, maxTextLength } from '../../src/formats/text-lines';
import { maxPapersInText } from '../../src/formats/text-papers';

const read = (text: string) => readText(text, '2025-12-12');

/** What texts of all kinds are made of, so that mixtures of them come up. */
const piece = fc.oneof(
  fc.constantFrom(
    '\n',
    '\r\n',
    '\\\\\n',
    '@misc{a, title = {',
    '@string{x = "',
    '}',
    '{',
    '"',
    '$',
    '\\frac{',
    'arXiv:2401.12345\n',
    'Title: ',
    'Authors: A. B, C and D et al.\n',
    '  • 3 authors\n·\nOct 13 2\n',
    '[1] Vaswani, A., and Shazeer, N. ',
    '(2017). ',
    '“Attention is all you need,” ',
    'https://arxiv.org/abs/1706.03762v1',
    '10.1038/nature14539',
    'Content-Type: multipart/mixed; boundary="x"\n\n--x\n',
    '__proto__',
    '\u0000\uD800',
    `${'A sentence of some words. '.repeat(12)}\n`,
  ),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

describe('any text', () => {
  it('is read without an error into papers that are well formed, each once', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        const { papers, unread } = await read(pieces.join(''));
        expect(papers.every(({ id, aliases = [] }) => [id, ...aliases].every(isPaperId))).toBe(true);
        expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
        expect(
          papers.every((paper) => Object.values(paper).every((value) => value !== undefined && value !== '')),
        ).toBe(true);
        expect(unread.every(({ line, text }) => line >= 1 && text.length <= 200)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('that is empty has no papers', async () => {
    expect(await read(' \n\t\n')).toEqual({ kind: 'identifiers', papers: [], unread: [] });
  });

  it('of too many characters, lines or papers is refused by name', async () => {
    await expect(read('x'.repeat(maxTextLength + 1))).rejects.toMatchObject({ name: 'TextTooLong' });
    await expect(read('\n'.repeat(maxLines))).rejects.toMatchObject({ name: 'TextTooLong' });
    const many = Array.from({ length: maxPapersInText + 1 }, (_, index) => `10.1234/x${index}`).join('\n');
    await expect(read(many)).rejects.toMatchObject({ name: 'TextHasTooManyPapers' });
  });

  it.each([
    ['one word', 'a'],
    ['one line of dots', '. A'],
    ['one line of initials', 'A. '],
    ['one line of names', 'Vaswani, A., '],
    ['brackets', '[('],
    ['addresses without an end', 'https://arxiv.org/'],
    ['hosts', 'a-a.'],
    ['numbers', '10.1234/'],
    ['quotes', '“ab '],
    ['open entries', '\n@misc{a, title = {'],
    ['macros', '\n@string{a = a # a}'],
    ['commands', '\n@misc{a, title = {\\frac{x}}}'],
    ['fields', 'Title: x\narXiv:2401.12345\n'],
    ['blank lines', '\n    '],
  ])('of a megabyte of %s is read, or refused by name', async (_, unit) => {
    const outcome = await read(unit.repeat(Math.min(450_000, Math.ceil(1_000_000 / unit.length)))).then(
      () => 'read',
      ({ name }) => name,
    );
    expect(['read', 'TextHasTooManyPapers']).toContain(outcome);
  });
});
