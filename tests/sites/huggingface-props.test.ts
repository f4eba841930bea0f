// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest';
import { pageFacts } from '../../src/sites/huggingface-props';

const lora = { id: '2106.09685', summary: 'Two small matrices.', upvotes: 60, publishedAt: '2021-06-17T17:37:18.000Z' };

function factsOf(props: unknown) {
  document.body.innerHTML = '<div></div>';
  document.body.firstElementChild?.setAttribute(
    'data-props',
    typeof props === 'string' ? props : JSON.stringify(props),
  );
  return pageFacts(document);
}

describe('pageFacts', () => {
  it('finds papers by id in what is listed, what was searched for, and on their own page', () => {
    const facts = factsOf({
      dailyPapers: [{ paper: lora, numComments: 4 }],
      searchResults: [{ paper: { id: '2307.09288', authors: [{ name: 'Hugo Touvron' }] } }],
      paper: { id: '1706.03762', summary: 'Attention\n  alone.' },
    });
    expect([...facts]).toEqual([
      ['arxiv:2106.09685', { abstract: 'Two small matrices.', issued: '2021-06-17', upvotes: 60, comments: 4 }],
      ['arxiv:2307.09288', { author: [{ printed: 'Hugo Touvron' }] }],
      ['arxiv:1706.03762', { abstract: 'Attention alone.' }],
    ]);
  });

  it.each([
    '',
    'null',
    '7',
    '"paper"',
    '[{"paper":1}]',
    '{"dailyPapers":[',
    '{"dailyPapers":{"length":3}}',
    '{"paper":null}',
  ])('says nothing for %j', (props) => expect([...factsOf(props)]).toEqual([]));

  it.each([
    { authors: 'Hugo' },
    { authors: [{ name: 'Hugo Touvron' }, { name: null }] },
    { authors: [null] },
    { authors: Array(6_000).fill({ name: 'A B' }) },
    { summary: ['a'] },
    { summary: ' \n' },
    { publishedAt: 'yesterday' },
    { publishedAt: '2021-02-31' },
    { upvotes: '60' },
    { upvotes: -1 },
    { upvotes: 1.5 },
  ])('leaves out a field that is not what it should be: %j', (field) => {
    expect([...factsOf({ paper: { id: '2106.09685', ...field } })]).toEqual([['arxiv:2106.09685', {}]]);
  });

  it('takes nothing from prototypes and changes none', () => {
    const facts = factsOf(
      '{"__proto__":{"paper":{"id":"2307.09288"}},"paper":{"__proto__":{"summary":"x"},"id":"2106.09685"}}',
    );
    expect([...facts]).toEqual([['arxiv:2106.09685', {}]]);
    expect(({} as { summary?: string }).summary).toBeUndefined();
  });

  it('leaves an attribute of more than six million characters alone', () => {
    expect([...factsOf({ paper: lora, padding: 'x'.repeat(6_000_000) })]).toEqual([]);
  });

  it('parses an attribute once, and again when it has changed', () => {
    const parse = vi.spyOn(JSON, 'parse');
    factsOf({ paper: lora });
    pageFacts(document);
    expect(parse).toHaveBeenCalledTimes(1);
    document
      .querySelector('[data-props]')
      ?.setAttribute('data-props', JSON.stringify({ paper: { ...lora, id: '2307.09288' } }));
    expect([...pageFacts(document).keys()]).toEqual(['arxiv:2307.09288']);
    parse.mockRestore();
  });
});
