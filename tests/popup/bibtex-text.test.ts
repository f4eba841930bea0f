import { describe, expect, it } from 'vitest';
import { firstEntries, missingIn } from '../../src/popup/bibtex-text';
import { piecesOf } from '../../src/query/pieces';
import { fileNameOn } from '../../src/ui/file-name';

const entry = (key: string, ...fields: string[]) =>
  `@misc{${key},\n${fields.map((field) => `  ${field},\n`).join('')}}\n`;

describe('the preview of an export', () => {
  it('ends after a whole entry', () => {
    const bibtex = Array.from({ length: 200 }, (_, index) => entry(`k${index}`, 'title = {A @misc title}')).join('\n');
    const shown = firstEntries(bibtex);
    expect(bibtex.startsWith(shown)).toBe(true);
    expect(shown.length).toBeLessThan(bibtex.length);
    expect(shown).toMatch(/\}\n$/);
  });

  it('is all of a short one', () => {
    expect(firstEntries(entry('a', 'year = {2024}'))).toBe(entry('a', 'year = {2024}'));
  });
});

describe('what an export lacks', () => {
  it('is counted per entry', () => {
    const bibtex = [
      entry('a', 'title = {author = x}', 'year = {2024}'),
      entry('b', 'author = {Hu, E}'),
      entry('c', 'author = {Hu, E}', 'year = {2024}'),
    ].join('\n');
    expect(missingIn(bibtex)).toEqual({ authors: 1, years: 1 });
    expect(missingIn('')).toEqual({ authors: 0, years: 0 });
  });
});

describe('the name of the file', () => {
  it('is dated by the reader’s own day', () => {
    expect(fileNameOn(new Date(2026, 10, 3, 23, 59), 'bibtex')).toBe('reading-list-2026-11-03.bib');
  });
});

describe('a query in colour', () => {
  it('is the query, piece by piece', () => {
    for (const query of ['tag:"ml/peft" -video (a OR b)', '', 'tag:"open', '  two  words '])
      expect(
        piecesOf(query)
          .map(({ text }) => text)
          .join(''),
      ).toBe(query);
  });

  it('marks fields and operators', () => {
    const marked = piecesOf('tag:ml -x OR y').filter(({ look }) => look);
    expect(marked).toEqual([
      { text: 'tag:', look: 'k' },
      { text: '-', look: 'o' },
      { text: 'OR', look: 'o' },
    ]);
  });
});
