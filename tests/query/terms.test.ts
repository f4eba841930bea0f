import { describe, expect, it } from 'vitest';
import {
  facetsOf,
  termsOf,
  valuesIn,
  withChoice,
  withoutField,
  withoutFields,
  withoutTerm,
  withTerm,
} from '../../src/query/terms';

const texts = (query: string) => termsOf(query).map(({ text }) => text);

describe('the conditions of a query', () => {
  it('are cut where AND joins them, written or not', () => {
    expect(texts('diffusion -video AND tag:"ml/peft" "low rank"')).toEqual([
      'diffusion',
      '-video',
      'tag:"ml/peft"',
      '"low rank"',
    ]);
    expect(texts('(lora OR adapter) NOT (vision speech)')).toEqual(['(lora OR adapter)', 'NOT (vision speech)']);
  });

  it('are whole whatever they are made of', () => {
    const all = ['title:(a OR "b c")', 'year >= 2024', '-tag:(x y)', '/a b/i', 'quantiz*', '"low rank"*', 'added<7d'];
    expect(texts(all.join(' '))).toEqual(all);
  });

  it('are one where OR stands outside parentheses', () => {
    expect(texts('tag:a OR tag:b c')).toEqual(['tag:a OR tag:b c']);
    expect(facetsOf('tag:a OR tag:b').tags).toEqual([]);
  });

  it('are none of a query that can’t be read', () => {
    expect(texts('tag:"ml')).toEqual([]);
  });

  it('leave a query that can be read when one is left out', () => {
    const query = 'one AND tag:"ml/peft" AND three';
    expect(termsOf(query).map((term) => withoutTerm(query, term))).toEqual([
      'tag:"ml/peft" AND three',
      'one three',
      'one AND tag:"ml/peft"',
    ]);
  });
});

describe('facets', () => {
  it('are read from what was typed, except what is negated or grouped', () => {
    expect(facetsOf('lora tag:"ml/peft" Tag:theory status:UNREAD is:starred site:arxiv')).toEqual({
      tags: ['ml/peft', 'theory'],
      status: 'unread',
      site: 'arxiv',
      isStarred: true,
    });
    expect(facetsOf('-tag:a (status:read) NOT is:starred is:saved')).toEqual({ tags: [], isStarred: false });
  });

  it('are those with one whole value: no beginning, no group, no comparison', () => {
    expect(facetsOf('tag:ml* tag:"a"* tag:(b c) tag=d tag:“to read” Site:(arxiv)')).toEqual({
      tags: ['to read'],
      isStarred: false,
    });
  });

  it('keep tags with quotes in them', () => {
    const query = withTerm('', 'tag', 'the "best" \\ ones');
    expect(facetsOf(query).tags).toEqual(['the "best" \\ ones']);
    expect(withoutField(query, 'tag', 'the "best" \\ ones')).toBe('');
  });

  it('are written as conditions and read back', () => {
    const query = withTerm(withTerm('lora', 'tag', 'to cite'), 'status', 'read');
    expect(query).toBe('lora tag:"to cite" status:read');
    expect(facetsOf(query)).toEqual({ tags: ['to cite'], status: 'read', isStarred: false });
  });

  it('put an OR into parentheses before they narrow it', () => {
    expect(withTerm('lora OR adapter', 'is', 'starred')).toBe('(lora OR adapter) is:starred');
  });

  it('go without touching the rest', () => {
    expect(withoutField('a tag:x b tag:y  c', 'tag', 'x')).toBe('a b tag:y  c');
    expect(withoutField('status:read a status:unread', 'status')).toBe('a');
  });
});

describe('a choice', () => {
  it('takes the place of the field’s others, however they compare', () => {
    expect(withChoice('lora year>=2020 -year:2022', 'year', '2024')).toBe('lora -year:2022 year:2024');
    expect(withChoice('tag:"ml" tag:a', 'tag', 'to read')).toBe('tag:"to read"');
  });

  it('stands beside the others where that is asked', () => {
    expect(withChoice('tag:"ml"', 'tag', 'to read', true)).toBe('tag:"ml" tag:"to read"');
  });

  it('is taken back by choosing it again, whatever its letters', () => {
    expect(withChoice('author:"Hu, Edward" lora', 'author', 'hu, edward')).toBe('lora');
  });

  it('is read of plain conditions alone', () => {
    expect(valuesIn('venue:"ICLR 2024" venue:NeurIPS* -venue:ACL venue:(x)', 'venue')).toEqual(['ICLR 2024']);
    expect(withoutFields('is:starred lora has:note NOT has:venue', ['is', 'has'])).toBe('lora NOT has:venue');
  });
});
