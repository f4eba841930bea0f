import { describe, expect, it } from 'vitest';
import type { FactField } from '../../../src/workspace/facts/fields';
import { readFact, shownFact, withoutEdit, writtenFact } from '../../../src/workspace/facts/written';
import { inEnglish } from '../../ui/texts';

inEnglish();

const readOf = (field: FactField, typed: string) => {
  const reading = readFact(field, typed, {});
  return 'fault' in reading ? reading.fault : reading.edits.find((edit) => edit.field === field)?.value;
};

describe('a field of a paper', () => {
  it('is shown as people write it, and edited as it is kept', () => {
    const facts = { issued: '2023-07-18', type: 'paper-conference' as const, categories: ['cs.CL', 'cs.LG'] };
    expect(shownFact('issued', facts)).toBe('July 18, 2023');
    expect(shownFact('issued', { issued: '2023-07' })).toBe('July 2023');
    expect(shownFact('issued', { issued: '2023' })).toBe('2023');
    expect(writtenFact('issued', facts)).toBe('2023-07-18');
    expect(shownFact('type', facts)).toBe('Conference paper');
    expect(shownFact('categories', facts)).toBe('cs.CL, cs.LG');
    const author = Array.from({ length: 300 }, (_, number) => ({ family: `N${number}`, given: 'A' }));
    expect(shownFact('author', { author })).toBe('A N0, A N1, A N2, A N3, A N4, A N5 and 294 more');
    expect(writtenFact('author', { author: author.slice(0, 1), authorCount: 3 })).toBe('N0, A\nand others');
  });

  it('is read from what was typed', () => {
    expect(readOf('title', '  On \n margins ')).toBe('On margins');
    expect(readOf('categories', 'cs.CL, cs.LG')).toEqual(['cs.CL', 'cs.LG']);
    expect(readOf('DOI', 'https://doi.org/10.1145/3292500.3330701')).toBe('10.1145/3292500.3330701');
    expect(readOf('DOI', 'doi: 10.1145/x')).toBe('10.1145/x');
    expect(readOf('URL', 'https://example.org/a?b')).toBe('https://example.org/a?b');
    expect(readOf('abstract', ' one\n\ntwo ')).toBe('one\n\ntwo');
    for (const date of ['2023', '2023-07', '2024-02-29']) expect(readOf('issued', date)).toBe(date);
  });

  it('is refused where it can’t be what it should, with the reason', () => {
    expect(readOf('title', ' \n ')).toBe('factEmpty');
    expect(readOf('author', ', ,')).toBe('factNoName');
    expect(readOf('author', 'and others')).toBe('factNoName');
    for (const date of ['2023-13', '2023-02-29', 'July 2023', '23', '2023-7'])
      expect(readOf('issued', date)).toBe('factNoDate');
    for (const doi of ['arXiv:2307.09288', '10.1145', '10.1145/a b']) expect(readOf('DOI', doi)).toBe('factNoDoi');
    for (const address of ['example.org', 'javascript:alert(1)', 'https://'])
      expect(readOf('URL', address)).toBe('factNoAddress');
  });

  it('of authors says in one change whether there are others, and takes both back', () => {
    expect(readFact('author', 'Ada Gloss\nand others', {})).toEqual({
      edits: [
        { field: 'author', value: [{ family: 'Gloss', given: 'Ada' }] },
        { field: 'authorsIncomplete', value: true },
      ],
    });
    expect(withoutEdit('author')).toEqual([{ field: 'author' }, { field: 'authorsIncomplete' }]);
    expect(withoutEdit('title')).toEqual([{ field: 'title' }]);
  });
});
