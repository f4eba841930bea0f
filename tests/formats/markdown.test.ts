import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProse } from '../../src/formats/markdown/inline';
import { readMarkdown } from '../../src/formats/markdown/read-markdown';
import type { Block, Inline } from '../../src/formats/markdown/tree';

/** Blocks as one line each, with their kinds. */
function shown(blocks: Block[]): string[] {
  return blocks.map(shownBlock);
}

function shownBlock(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return `p ${inlined(block.of)}`;
    case 'heading':
      return `h${block.level} ${inlined(block.of)}`;
    case 'list':
      return `list ${block.start ?? '•'} [${block.items.map((one) => shown(one).join(', ')).join(' | ')}]`;
    case 'quote':
      return `quote [${shown(block.of).join(', ')}]`;
    case 'code':
    case 'maths':
      return `${block.kind} ${block.text}`;
    case 'line':
      return 'line';
  }
}

function inlined(of: Inline[]): string {
  return of
    .map((one) => {
      switch (one.kind) {
        case 'text':
          return one.text;
        case 'break':
          return '⏎';
        case 'code':
        case 'maths':
          return `<${one.kind} ${one.text}>`;
        case 'link':
          return `<link ${one.to} ${inlined(one.of)}>`;
        default:
          return `<${one.kind} ${inlined(one.of)}>`;
      }
    })
    .join('');
}

describe('a note', () => {
  it('has paragraphs, headings, rules and code', () => {
    expect(shown(readMarkdown('# One #\ntwo\nthree  \nfour\n\n---\n```py\nx = *1*\n```\nend'))).toEqual([
      'h1 One',
      'p two three  ⏎four',
      'line',
      'code x = *1*',
      'p end',
    ]);
  });

  it('has lists in lists, and quotes', () => {
    expect(shown(readMarkdown('- a\n  - b\n  - c\n- d\n\n3. x\n4. y\n\n> q\n> - r'))).toEqual([
      'list • [p a, list • [p b | p c] | p d]',
      'list 3 [p x | p y]',
      'quote [p q, list • [p r]]',
    ]);
  });

  it('has emphasis, code and links, and nothing that runs', () => {
    expect(shown(readMarkdown('**Theorem 2** needs *some* `r = *8*` ~~not~~ snake_case_name'))).toEqual([
      'p <strong Theorem 2> needs <emphasis some> <code r = *8*> <struck not> snake_case_name',
    ]);
    expect(shown(readMarkdown('[here](https://a.example/x) see https://b.example. <b>no</b>'))).toEqual([
      'p <link https://a.example/x here> see <link https://b.example https://b.example>. <b>no</b>',
    ]);
    expect(shown(readMarkdown('[x](javascript:alert(1)) <https://c.example>'))).toEqual([
      'p [x](javascript:alert(1)) <link https://c.example https://c.example>',
    ]);
  });

  it('has maths between dollars, and prices that are none', () => {
    expect(shown(readMarkdown('rank $r_1 * r_2$ of $$W$$, $5 and $6\n\n$$\n\\sum_i x_i\n$$'))).toEqual([
      'p rank <maths r_1 * r_2> of <maths W>, $5 and $6',
      'maths \\sum_i x_i',
    ]);
  });

  it('is text where a mark isn’t closed, or is escaped', () => {
    expect(shown(readMarkdown('2 * 3 and **open, \\*not\\* `code'))).toEqual(['p 2 * 3 and **open, *not* `code']);
  });

  it('loses no letter, whatever is typed', () => {
    const typed = fc.array(
      fc.constantFrom('a', 'b', ' ', '\n', '*', '_', '`', '$', '>', '- ', '1. ', '#', '[', '](', ')', '~~', '  '),
    );
    fc.assert(
      fc.property(typed, (pieces) => {
        const note = pieces.join('');
        // The word behind a fence is its language, which isn't shown.
        fc.pre(!/^ {0,3}(```|~~~)/m.test(note.replaceAll(/[>\-\d. ]/g, '')));
        expect(count(readMarkdown(note), 'a')).toBe(note.split('a').length - 1);
      }),
    );
  });

  it.each([
    ['maths that has no end, again and again', '$$ a\n'.repeat(80_000)],
    ['links whose address is far', `${'['.repeat(400_000)}](`],
    ['links whose address is behind escaped ones', `${'[ '.repeat(150_000)}${'\\]('.repeat(50_000)} ](`],
  ])('of %s is passed over once', (_, note) => {
    // Whatever looks through the rest of it again at each mark doesn't end within minutes.
    expect(readMarkdown(note).length).toBeGreaterThan(0);
  });

  it('has maths of a hundred lines by itself, and not of more', () => {
    const lines = (count: number) => shown(readMarkdown(`$$${'\nx'.repeat(count)}\n$$`))[0]?.slice(0, 2);
    expect([lines(98), lines(99)]).toEqual(['ma', 'p ']);
  });

  it('of nothing but marks is read as quickly as any', () => {
    for (const mark of ['*', '_', '`', '$', '[', '](', '> ', '- ', '**a', '[a](', '~~', '$$\n', '1. '])
      expect(readMarkdown(mark.repeat(100_000 / mark.length)).length).toBeGreaterThan(0);
  });
});

/** How often a letter is in what would be shown. */
function count(blocks: Block[], letter: string): number {
  const inText = (text: string) => text.split(letter).length - 1;
  const inLine = (of: Inline[]): number =>
    of.reduce((sum, one) => sum + ('of' in one ? inLine(one.of) : 'text' in one ? inText(one.text) : 0), 0);
  const inBlock = (block: Block): number => {
    if (block.kind === 'list') return block.items.reduce((all, one) => all + count(one, letter), 0);
    if (block.kind === 'quote') return count(block.of, letter);
    if (block.kind === 'line') return 0;
    return 'of' in block ? inLine(block.of) : inText(block.text);
  };
  return blocks.reduce((sum, block) => sum + inBlock(block), 0);
}

describe('a title or an abstract', () => {
  it('has nothing but maths in it', () => {
    expect(inlined(readProse('On $L^2$: *a* [b](https://c.example) for $5 and $$x$$ $'))).toBe(
      'On <maths L^2>: *a* [b](https://c.example) for $5 and <maths x> $',
    );
  });
});
