import { describe, expect, it } from 'vitest';
import { readText } from '../../src/formats/text';

const today = '2025-12-12';
const abstract = (of: string) =>
  `This is what we say of ${of}, in our own words. It goes on for long enough that nobody takes it for a title, with some more words behind. ${'And so on, as abstracts do. '.repeat(6)}`.trim();

const withBylines = `new

Get trending papers in your email inbox!

Subscribe

Daily Papers

byAK and the research community

Dec 12

LoRA: Low-Rank Adaptation of Large Language Models

${abstract('LoRA')}

  • 8 authors
·
Oct 13 2

Adam: A Method for Stochastic Optimization

${abstract('Adam')}

Layer Normalization

${abstract('norms')}

  • 1 authors
·
Jul 21, 2016
`;

describe('a listing copied from a page', () => {
  it('gives title, abstract, number of authors, date and comments of each card', async () => {
    const { kind, papers, unread } = await readText(withBylines, today);
    expect(kind).toBe('listing');
    expect(unread).toEqual([]);
    expect(papers).toEqual([
      {
        id: 'title:lora low rank adaptation of large language models',
        title: 'LoRA: Low-Rank Adaptation of Large Language Models',
        abstract: abstract('LoRA'),
        authorCount: 8,
        issued: '2025-10-13',
        comments: 2,
        foundBy: 'text',
      },
      expect.objectContaining({ title: 'Adam: A Method for Stochastic Optimization', abstract: abstract('Adam') }),
      expect.objectContaining({ title: 'Layer Normalization', authorCount: 1, issued: '2016-07-21' }),
    ]);
    expect(papers[1]).not.toHaveProperty('issued');
    expect(papers[2]).not.toHaveProperty('comments');
  });

  it('is read from bare lines of titles and abstracts, the button before the first title left off', async () => {
    const bare = `Get trending papers in your email inbox once a day!
Get trending papers in your email inbox!
SubscribeLoRA: Low-Rank Adaptation of Large Language Models
${abstract('LoRA')}
Adam: A Method for Stochastic Optimization
${abstract('Adam')}`;
    const { kind, papers, unread } = await readText(bare, today);
    expect([kind, unread]).toEqual(['listing', []]);
    expect(papers.map(({ title }) => title)).toEqual([
      'LoRA: Low-Rank Adaptation of Large Language Models',
      'Adam: A Method for Stochastic Optimization',
    ]);
  });

  it('is the same with the line ends of other systems and a byte order mark', async () => {
    const plain = await readText(withBylines, today);
    expect(await readText(`\uFEFF${withBylines.replaceAll('\n', '\r\n')}`, today)).toEqual(plain);
    expect(await readText(withBylines.replaceAll('\n', '\r'), today)).toEqual(plain);
  });

  it('takes an address in a line of its own for the identifier of its card, and no other', async () => {
    const said = `${abstract('LoRA')} See https://arxiv.org/abs/1234.56789 for more.`;
    const text = `LoRA: Low-Rank Adaptation\n${said}\nhttps://arxiv.org/abs/2106.09685\n• 8 authors · Jun 17, 2021\nAdam\n${said}\n• 2 authors`;
    const { papers } = await readText(text, today);
    expect(papers.map(({ id, authorCount, issued }) => [id, authorCount, issued])).toEqual([
      ['arxiv:2106.09685', 8, '2021-06-17'],
      ['title:adam', 2, undefined],
    ]);
  });

  it('is read without abstracts, and takes an organization for no title', async () => {
    const compact = `Submitted by\n94\nAttention Is All You Need\n· 8 authors\n12\nDeep Residual Learning\n· 4 authors`;
    expect((await readText(compact, today)).papers.map(({ title, authorCount }) => [title, authorCount])).toEqual([
      ['Attention Is All You Need', 8],
      ['Deep Residual Learning', 4],
    ]);
    const organization = `Mistral 7B\n${abstract('Mistral')}\nMistral AI\n·\nOct 10, 2023 4\nLlama 2\n${abstract('Llama')}\n• 68 authors\n·\nJul 18, 2023\nPhi\n${abstract('Phi')}\n• 2 authors`;
    const { papers } = await readText(organization, today);
    expect(papers[0]).toMatchObject({ title: 'Mistral 7B', issued: '2023-10-10', comments: 4 });
    expect(papers).toHaveLength(3);
  });

  it('gives a paper that is shown twice once', async () => {
    const { papers } = await readText(withBylines + withBylines.slice(withBylines.indexOf('LoRA')), today);
    expect(papers).toHaveLength(3);
  });

  it('names the line of what is neither title nor abstract', async () => {
    const { unread } = await readText(withBylines.replace('Adam:', 'A line of nobody\n\nAdam:'), today);
    expect(unread).toEqual([{ line: 21, text: 'A line of nobody' }]);
  });
});
