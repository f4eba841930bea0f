import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/query/pieces';

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
