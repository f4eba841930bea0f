import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper } from '../../src/core/citing';
import { readMarkdown } from '../../src/formats/markdown/read-markdown';
import type { Block, Inline } from '../../src/formats/markdown/tree';
import { escapeMarkdown, writeMarkdown } from '../../src/formats/markdown/write-markdown';
import { markdownListWriter } from '../../src/formats/markdown-list';
import { written } from '../../src/formats/writer';
import { cited, hostile, line, whole } from './cited';

const markdown = (papers: CitedPaper[], includes = whole) => written(markdownListWriter({ includes }), papers);

/** All text of a tree. */
function textOf(all: readonly (Block | Inline)[]): string {
  return all
    .map((one) => {
      if ('text' in one) return one.kind === 'maths' ? `$${one.text}$` : one.text;
      if (one.kind === 'list') return one.items.map(textOf).join('\n');
      return 'of' in one ? textOf(one.of) : ' ';
    })
    .join('');
}

function linksOf(all: readonly (Block | Inline)[]): string[] {
  return all.flatMap((one) => [
    ...(one.kind === 'link' ? [one.to] : []),
    ...(one.kind === 'list' ? one.items.flatMap(linksOf) : 'of' in one ? linksOf(one.of) : []),
  ]);
}

describe('a reading list in Markdown', () => {
  it('has a link, authors, place, tags and note of each paper', () => {
    const paper = {
      id: 'arxiv:1706.03762' as const,
      title: 'Attention_is *all* $O(n^2)$ you need',
      author: [{ family: 'Vaswani', given: 'Ashish' }, { literal: 'Some_Group' }],
      issued: '2017',
      'container-title': 'NeurIPS',
      DOI: '10.1000/a(b)',
      abstract: '- We propose',
    };
    expect(markdown([{ key: 'k', paper, tags: ['to read', '#1'], note: '1. One\n2. *Two*' }])).toBe(
      `- [Attention\\_is \\*all\\* $O(n^2)$ you need](https://doi.org/10.1000/a%28b%29)${'  '}
  Ashish Vaswani, Some\\_Group. *NeurIPS*, 2017${'  '}
  Tags: to read, \\#1

  \\- We propose

  > 1. One
  > 2. *Two*
`,
    );
  });

  it('says how many authors it doesn’t name', () => {
    const author = Array.from({ length: 10_000 }, () => ({ family: 'Doe' }));
    expect(markdown([{ key: 'k', paper: { id: 'title:x|', author } }])).toContain('and 9970 others');
    const few = { id: 'title:x|' as const, author: [{ family: 'Doe' }], authorsIncomplete: true };
    expect(markdown([{ key: 'k', paper: few }])).toContain('Doe and others');
    expect(markdown([{ key: 'k', paper: { ...few, authorCount: 9 } }])).toContain('Doe and 8 others');
  });

  it('is one item per paper that links to nothing but the web, whatever papers say', () => {
    const check = (one: CitedPaper) => {
      const [list, ...others] = readMarkdown(markdown([one, one]));
      expect(others).toEqual([]);
      expect(list?.kind === 'list' && list.items).toHaveLength(2);
      for (const to of linksOf(list ? [list] : [])) expect(to).toMatch(/^https:\/\//);
      expect(markdown([one])).not.toMatch(/(?<!\\)<[a-z/!?]/i);
    };
    check({ ...hostile, note: hostile.note?.replace('```', '') ?? '' });
    const maths = 'On $x](https://evil.example/$ and $<img src=x onerror=alert(1)>$ and $[$';
    check({ key: 'k', paper: { id: 'arxiv:2307.09288', title: maths } });
    // Not every reader of Markdown knows maths.
    expect(markdown([{ key: 'k', paper: { id: 'title:x|', title: maths } }])).toBe(
      '- On \\$x\\](https\\://evil.example/\\$ and \\$\\<img src=x onerror=alert(1)\\>\\$ and \\$\\[\\$\n',
    );
    fc.assert(
      fc.property(cited, ({ note: _, ...one }) => check(one)),
      { numRuns: 100 },
    );
  });

  it('shows every line as it is', () => {
    fc.assert(
      fc.property(line, (text) => {
        const blocks = readMarkdown(escapeMarkdown(text));
        expect(blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
        expect(textOf(blocks)).toBe(text);
        expect(linksOf(blocks).filter((to) => !text.includes(to))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it('hides and marks nothing in Obsidian', () => {
    const title = 'A %%secret%% of ==marks==, 5% = 5 %';
    expect(markdown([{ key: 'k', paper: { id: 'title:x|', title } }])).toBe(
      '- A \\%\\%secret\\%\\% of \\=\\=marks\\=\\=, 5% = 5 %\n',
    );
    expect(textOf(readMarkdown(escapeMarkdown(title)))).toBe(title);
  });

  it('keeps what a note’s marks mean', () => {
    const piece = fc.constantFrom(
      ...['# Head', '- one\n- two', '1. one\n\n   more', '> quote\n> - in it', '```\n<code> *x*\n```', '$$\nx < y\n$$'],
      ...[
        '**bold** and *soft* `co`de` ~~no~~',
        '[text](https://a.example/(x))',
        '---',
        'a  \nb',
        '<b>no</b> $x$ \\* *',
      ],
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 4 }), (pieces) => {
        const read = readMarkdown(pieces.join('\n\n'));
        expect(textOf(readMarkdown(writeMarkdown(read))).replace(/\s+/g, '')).toBe(textOf(read).replace(/\s+/g, ''));
      }),
      { numRuns: 100 },
    );
  });
});
