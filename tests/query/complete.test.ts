import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { complete, type KnownValues } from '../../src/query/complete';
import { queryFields } from '../../src/query/fields';
import { parse } from '../../src/query/parse';

const known: KnownValues = {
  tags: ['ml/peft', 'attention', 'to read', 'ml'],
  authors: ['Edward J. Hu', 'Ashish Vaswani'],
  venues: ['NeurIPS', 'ICML'],
  sites: ['arxiv', 'huggingface'],
  categories: ['cs.CV', 'cs.LG'],
};

/** The text with each completion in place, at the caret `|`. */
function completed(marked: string, from = known): string[] {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const { from: start, to, options } = complete(text, caret, from);
  return options.map(({ insert }) => text.slice(0, start) + insert + text.slice(to));
}

describe('completion', () => {
  it.each<[string, string[]]>([
    ['|', []],
    ['ti|', ['title:']],
    ['lora ti|', ['lora title:']],
    ['lora -ti| x', ['lora -title: x']],
    ['(ti|)', ['(title:)']],
    ['ti|t:lora', ['title:lora']],
    ['ti|tle:lora', []],
    ['au|', ['author:', 'authors:', 'author:"Edward J. Hu"'].slice(0, 2)],
    ['abs|', ['abstract:', 'has:abstract']],
    ['by|', ['author:']],
    ['upvotes|', ['upvotes>=', 'upvotes<=', 'upvotes>', 'upvotes<', 'upvotes:']],
    ['tag:|', ['tag:ml/peft', 'tag:attention', 'tag:"to read"', 'tag:ml']],
    ['tag:m|', ['tag:ml/peft', 'tag:ml']],
    ['tag:pe|', ['tag:ml/peft']],
    ['-tag:READ|', ['-tag:"to read"']],
    ['tag:"to r|', ['tag:"to read"']],
    ['tag:"to r|" x', ['tag:"to read" x']],
    ['tag:(ml OR att|)', ['tag:(ml OR attention)']],
    ['tag:(ml |)', ['tag:(ml ml/peft)', 'tag:(ml attention)', 'tag:(ml "to read")', 'tag:(ml ml)']],
    ['author:hu|', ['author:"Edward J. Hu"']],
    ['venue:n|', ['venue:NeurIPS']],
    ['site:h|', ['site:huggingface']],
    ['category:cs|', ['category:cs.CV', 'category:cs.LG']],
    ['status:re|', ['status:reading', 'status:read']],
    ['is:s|', ['is:starred', 'is:saved']],
    ['has:d|', ['has:doi', 'has:date']],
    ['age<|', ['age<7d', 'age<2w', 'age<1m', 'age<1y']],
    ['added<2|', ['added<2w']],
    ['added:|', []],
    ['att|', ['tag:attention']],
    ['vasw|', ['author:"Ashish Vaswani"']],
    ['tag:attention|', []],
    ['title:x|', []],
    ['/ta|', []],
    ['/ta/ ti|', ['/ta/ title:']],
    ['"a" OR ti|', ['"a" OR title:']],
    ['titel:lora) "x ti|', []],
  ])('of %j offers %j', (text, offered) => expect(completed(text)).toEqual(offered));

  it('begins each field of the language', () => {
    for (const { name } of queryFields) expect(completed(`${name.slice(0, 2)}|`, {})).toContain(`${name}:`);
  });

  it('offers values that can be read', () => {
    const value = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }).filter((text) => /[a-z]/.test(text));
    fc.assert(
      fc.property(fc.constantFrom('tag', 'author', 'venue', 'site', 'category'), value, (field, one) => {
        const values = { tags: [one], authors: [one], venues: [one], sites: [one], categories: [one] };
        for (const text of completed(`${field}:|`, values)) parse(text);
      }),
    );
  });

  it('throws nothing and keeps to the text, whatever is typed', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '(',
        ')',
        '"',
        '“',
        '-',
        ' ',
        ':',
        '/',
        '*',
        'OR',
        'title:',
        'tag:',
        'ti',
        'age<',
        '\\',
        '\uD83D',
      ),
      fc.string({ unit: 'binary', maxLength: 4 }),
    );
    const typed = fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(typed, fc.nat(), (text, place) => {
        const caret = text === '' ? 0 : place % (text.length + 1);
        const { from, to, options } = complete(text, caret, known);
        expect(0 <= from && from <= caret && caret <= to && to <= text.length).toBe(true);
        expect(options.length).toBeLessThanOrEqual(8);
      }),
      { numRuns: 2_000 },
    );
  });
});
