import { describe, expect, it } from 'vitest';
import { displayName } from '../../src/core/name';
import { parseReference } from '../../src/formats/reference';
import { readText } from '../../src/formats/text';

const read = (text: string) => readText(text, '2025-12-12');

describe('one reference', () => {
  const three = ['Vaswani', 'Shazeer', 'Polosukhin'];
  it.each([
    [
      'IEEE',
      'A. Vaswani, N. Shazeer, and I. Polosukhin, “Attention is all you need,” in NeurIPS, 2017, pp. 5998–6008.',
    ],
    ['plain', 'Ashish Vaswani, Noam Shazeer, and Illia Polosukhin. Attention is all you need. In NeurIPS, 2017.'],
    ['ICML', 'Vaswani, A., Shazeer, N., and Polosukhin, I. Attention is all you need. In NeurIPS 30, 2017.'],
    [
      'ICML, full names',
      'Vaswani, Ashish, Shazeer, Noam, and Polosukhin, Illia. Attention is all you need. NIPS, 2017.',
    ],
    ['ACL', 'Ashish Vaswani, Noam Shazeer, and Illia Polosukhin. 2017. Attention is all you need. In NeurIPS.'],
    ['APA', 'Vaswani, A., Shazeer, N., & Polosukhin, I. (2017). Attention is all you need. NeurIPS, 30, 5998–6008.'],
    ['Nature', 'Vaswani, A., Shazeer, N. & Polosukhin, I. Attention is all you need. Adv. Syst. 30, 5998–6008 (2017).'],
    ['Vancouver', 'Vaswani A, Shazeer N, Polosukhin I. Attention is all you need. Adv Syst. 2017;30:5998-6008.'],
    ['Chicago', 'Vaswani, Ashish, Noam Shazeer, and Illia Polosukhin. 2017. “Attention Is All You Need.” NeurIPS.'],
  ])('in the style of %s gives authors, title and year', (_, text) => {
    const { title, author, issued } = parseReference(text) ?? {};
    expect([title?.toLowerCase(), issued]).toEqual(['attention is all you need', '2017']);
    expect(author?.map(({ family }) => family)).toEqual(three);
    expect(author?.every(({ given }) => /^[ANI]/.test(given ?? ''))).toBe(true);
  });

  it('keeps initials, particles, groups and "et al."', () => {
    const names = (text: string) => parseReference(text)?.author?.map(displayName);
    expect(names('Edward J. Hu, L. van der Maaten, and Zeyuan Allen-Zhu. Low-rank adaptation. ICLR, 2022.')).toEqual([
      'Edward J. Hu',
      'L. van der Maaten',
      'Zeyuan Allen-Zhu',
    ]);
    expect(names('OpenAI. GPT-4 technical report. CoRR, 2023.')).toEqual(['OpenAI']);
    expect(parseReference('Vaswani, A. et al. Attention is all you need. Syst. 30, 1–2 (2017).')).toMatchObject({
      author: [{ family: 'Vaswani', given: 'A.' }],
      authorsIncomplete: true,
    });
  });

  it('ends a title at a question mark and before "arXiv preprint", not at "vs."', () => {
    const titleOf = (text: string) => parseReference(text)?.title;
    expect(titleOf('Yu Li. What is a title? In CVPR, 2020.')).toBe('What is a title?');
    expect(titleOf('Yu Li. Open models for all. arXiv preprint arXiv:2302.13971, 2023.')).toBe('Open models for all');
    expect(titleOf('Yu Li. Open models for all. arXiv:2302.13971, 2023.')).toBe('Open models for all');
    expect(titleOf('Yu Li. Open models for all. https://example.org/a.b')).toBe('Open models for all');
    expect(titleOf('Yu Li. Cats vs. Dogs in the wild. In CVPR, 2020.')).toBe('Cats vs. Dogs in the wild');
  });

  it.each([
    'See also our website.',
    'Thanks to everybody. It was a pleasure to meet you. In 2020 we will meet again.',
    'The results of Vaswani et al. (2017) show that this works. We use them.',
    '',
  ])('is none in %j', (text) => {
    expect(parseReference(text)).toBeUndefined();
  });
});

describe('a reference list', () => {
  it('gives each entry with its identifiers, across lines and hyphens, and names the lines it can’t read', async () => {
    const { kind, papers, unread } = await read(`References

[1] Hugo Touvron, Thibaut Lavril, et al. LLaMA: Open and effi-
cient foundation language models. arXiv preprint
arXiv:2302.13971v1, 2023.
[2] See also our website.
[3] Y. LeCun, Y. Bengio, and G. Hinton. Deep learning. Nature, 521(7553):436–444,
2015. doi:10.1038/nature14539.
[4] OpenAI. GPT-4 technical report. CoRR, abs/2303.08774, 2023.`);
    expect(kind).toBe('references');
    expect(papers.map(({ id, title, issued }) => [id, title, issued])).toEqual([
      ['arxiv:2302.13971', 'LLaMA: Open and efficient foundation language models', '2023'],
      ['doi:10.1038/nature14539', 'Deep learning', '2015'],
      ['arxiv:2303.08774', 'GPT-4 technical report', '2023'],
    ]);
    expect(unread).toEqual([{ line: 6, text: 'See also our website.' }]);
  });

  it('knows a reference without identifier by title and first author, if it has a year', async () => {
    const { papers, unread } = await read(`Ashish Vaswani. Attention is all you need. In NeurIPS, 2017.
Ashish Vaswani. A book without any year. Some press.`);
    expect(papers.map(({ id }) => id)).toEqual(['title:attention is all you need|vaswani']);
    expect(unread).toHaveLength(1);
  });

  it('takes paragraphs for entries where there are no numbers', async () => {
    const { papers } = await read(`Vaswani, A., Shazeer, N., Parmar, N., and Polosukhin, I. Attention is
   all you need. In Advances in Neural Information Processing, 2017.

Kingma, D. P. and Ba, J. Adam: A method for stochastic optimization that
   is used by everybody. In Proceedings of ICLR, 2015.`);
    expect(papers.map(({ title }) => title)).toEqual([
      'Attention is all you need',
      'Adam: A method for stochastic optimization that is used by everybody',
    ]);
  });
});

describe('addresses and identifiers', () => {
  const idsOf = async (text: string) => (await read(text)).papers.map(({ id }) => id);

  it('are found anywhere in prose, without what the sentence puts around them', async () => {
    const text = `Read https://arxiv.org/abs/1706.03762 (and https://arxiv.org/pdf/2005.14165v4.pdf), also
doi:10.1145/3292500.3330701. Then “arXiv: 2301.00001v2 [cs.CL]”, 10.1016/0021-9991(90)90007-N, <https://doi.org/10.1038/nature14539>;
https://en.wikipedia.org/wiki/Attention and huggingface.co/papers/2501.00001!`;
    expect(await idsOf(text)).toEqual([
      'arxiv:1706.03762',
      'arxiv:2005.14165',
      'doi:10.1145/3292500.3330701',
      'arxiv:2301.00001',
      'doi:10.1016/0021-9991(90)90007-n',
      'doi:10.1038/nature14539',
      'arxiv:2501.00001',
    ]);
  });

  it('are arXiv numbers where a line has nothing else, and numbers elsewhere', async () => {
    expect(
      await idsOf('2307.09288v2, hep-th/9901001\n- [2310.06825]\n\nIt costs 2307.09288 dollars\n2399.12345'),
    ).toEqual(['arxiv:2307.09288', 'arxiv:hep-th/9901001', 'arxiv:2310.06825']);
  });

  it('have the title of their Markdown link, of their list’s line, or of an arXiv page as it is copied', async () => {
    const { papers } = await read(`# Papers
- [Llama 2: Open Foundation and Fine-Tuned Chat Models](https://arxiv.org/abs/2307.09288)
- QLoRA: Efficient Finetuning of Quantized LLMs (https://arxiv.org/abs/2305.14314)
- **Mistral 7B and more** [[paper](https://arxiv.org/abs/2310.06825)] [[code](https://github.com/x/y)]
- Somebody told me to read this https://arxiv.org/abs/2401.00001
[2402.12345] A Title Copied From A Page`);
    expect(papers.map(({ title }) => title)).toEqual([
      'Llama 2: Open Foundation and Fine-Tuned Chat Models',
      'QLoRA: Efficient Finetuning of Quantized LLMs',
      'Mistral 7B and more',
      undefined,
      'A Title Copied From A Page',
    ]);
  });

  it('leave every line that names no paper, with its number', async () => {
    const { kind, unread } = await read('https://arxiv.org/abs/1706.03762\n\nhttps://example.org/nothing\n***');
    expect([kind, unread]).toEqual(['identifiers', [{ line: 3, text: 'https://example.org/nothing' }]]);
  });
});
