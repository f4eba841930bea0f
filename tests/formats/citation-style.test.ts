import { describe, expect, it } from 'vitest';
import { citationStyles } from '../../src/core/citation-style';
import type { CitedPaper } from '../../src/core/citing';
import { referencesIn } from '../../src/formats/citation-style';

const article: CitedPaper = {
  key: 'lecun2015deep',
  paper: {
    id: 'doi:10.1038/nature14539',
    type: 'article-journal',
    title: 'Deep learning',
    author: [
      { family: 'LeCun', given: 'Yann' },
      { family: 'Bengio', given: 'Yoshua' },
      { family: 'Hinton', given: 'Geoffrey' },
    ],
    issued: '2015-05-27',
    'container-title': 'Nature',
    volume: '521',
    issue: '7553',
    page: '436–444',
    DOI: '10.1038/nature14539',
  },
};

const preprint: CitedPaper = {
  key: 'hu2021lora',
  paper: {
    id: 'arxiv:2106.09685',
    title: 'LoRA: Low-Rank Adaptation of Large Language Models',
    author: [
      { family: 'Hu', given: 'Edward J.' },
      { family: 'Shen', given: 'Yelong' },
    ],
    issued: '2021-06-17',
  },
};

const talk: CitedPaper = {
  key: 'vaswani2017attention',
  paper: {
    id: 'arxiv:1706.03762',
    type: 'paper-conference',
    title: 'Attention Is All You Need',
    author: [
      { family: 'Vaswani', given: 'Ashish' },
      { family: 'Shazeer', given: 'Noam' },
    ],
    issued: '2017',
    'container-title': 'Advances in Neural Information Processing Systems',
    volume: '30',
    page: '5998–6008',
  },
};

const three = [talk, article, preprint];

describe('references in a citation style', () => {
  it('read in APA as APA wants them, by author', async () => {
    const { text } = await referencesIn('apa', three);
    expect(text.split('\n')).toEqual([
      'Hu, E. J., & Shen, Y. (2021). LoRA: Low-Rank Adaptation of Large Language Models (No. arXiv:2106.09685). arXiv. https://arxiv.org/abs/2106.09685',
      'LeCun, Y., Bengio, Y., & Hinton, G. (2015). Deep learning. Nature, 521(7553), 436–444. https://doi.org/10.1038/nature14539',
      'Vaswani, A., & Shazeer, N. (2017). Attention Is All You Need. Advances in Neural Information Processing Systems, 30, 5998–6008. https://arxiv.org/abs/1706.03762',
      '',
    ]);
  });

  it('read in IEEE as IEEE wants them, numbered as given', async () => {
    const { text, html } = await referencesIn('ieee', three);
    expect(text.split('\n')).toEqual([
      '[1] A. Vaswani and N. Shazeer, “Attention Is All You Need,” in Advances in Neural Information Processing Systems, 2017, pp. 5998–6008. [Online]. Available: https://arxiv.org/abs/1706.03762',
      '[2] Y. LeCun, Y. Bengio, and G. Hinton, “Deep learning,” Nature, vol. 521, no. 7553, pp. 436–444, May 2015, doi: 10.1038/nature14539.',
      '[3] E. J. Hu and Y. Shen, “LoRA: Low-Rank Adaptation of Large Language Models,” Jun. 17, 2021, arXiv: arXiv:2106.09685. [Online]. Available: https://arxiv.org/abs/2106.09685',
      '',
    ]);
    expect(html).toContain('<p>[2] Y. LeCun, Y. Bengio, and G. Hinton, “Deep learning,” <i>Nature</i>, vol. 521');
  });

  it.each(citationStyles)('are one line each in %s, and say title and year', async (style) => {
    const lines = (await referencesIn(style, three)).text.trim().split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.filter((line) => /Deep learning/.test(line) && line.includes('2015'))).toHaveLength(1);
  });

  it('have no markup of a title’s own in their HTML, and none in place of it in their text', async () => {
    const { text, html } = await referencesIn('apa', [
      { key: 'x', paper: { ...preprint.paper, title: '<img src=x onerror=alert(1)> & </p><script>' } },
    ]);
    expect(html).not.toMatch(/<(?!\/?(?:p|i|b|sup|sub|span)\b)/);
    expect(text).toContain('<img src=x onerror=alert(1)> & </p><script>');
  });

  it.each(['ieee', 'acm', 'nature'] as const)('have no number in %s where there is one only', async (style) => {
    const { text, html } = await referencesIn(style, [article]);
    expect(text).toMatch(/^Y\. LeCun|^LeCun|^Yann/);
    expect(html).toMatch(/^<p>(?:Y\. LeCun|LeCun|Yann)/);
  });

  it('are of papers without authors or year, too', async () => {
    const bare = { key: 'y', paper: { id: 'title:a|b' as const, title: 'On margins' } };
    expect((await referencesIn('nature', [bare])).text).toContain('On margins');
  });

  it('are none of no papers', async () => {
    expect(await referencesIn('acm', [])).toEqual({ text: '', html: '' });
  });

  it.each(citationStyles)(
    'say in %s that there are more authors, and have tags of a title as its words',
    async (style) => {
      const paper = { ...preprint.paper, title: 'What <b> and <i>are</i> for', authorsIncomplete: true as const };
      const { text, html } = await referencesIn(style, [{ key: 'k', paper }]);
      expect(text).toMatch(/others|et al\./);
      expect(text).toContain('What <b> and <i>are</i> for');
      expect(html).toContain('What &#60;b&#62; and &#60;i&#62;are&#60;/i&#62; for');
    },
  );
});
