import { describe, expect, it } from 'vitest';
import type { CitedPaper } from '../../src/core/citing';
import { zoteroItems } from '../../src/formats/zotero-items';

const preprint: CitedPaper = {
  key: 'hu2021lora',
  paper: {
    id: 'arxiv:2106.09685',
    title: 'LoRA',
    author: [
      { family: 'Hu', given: 'Edward J.' },
      { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
      { literal: 'DeepSeek-AI' },
    ],
    abstract: 'We <b>freeze</b>.',
    issued: '2021-06-17',
  },
  tags: ['ml/peft', 'to read'],
  note: '**Compare** <script>x</script>',
};

describe('a Zotero item', () => {
  it('of a preprint says what arXiv’s own does, with tags, note and key', () => {
    expect(zoteroItems([preprint])).toEqual([
      {
        id: 'item 0',
        itemType: 'preprint',
        title: 'LoRA',
        creators: [
          { creatorType: 'author', lastName: 'Hu', firstName: 'Edward J.' },
          { creatorType: 'author', lastName: 'van der Maaten', firstName: 'Laurens' },
          { creatorType: 'author', lastName: 'DeepSeek-AI', fieldMode: 1 },
        ],
        abstractNote: 'We <b>freeze</b>.',
        date: '2021-06-17',
        url: 'https://arxiv.org/abs/2106.09685',
        repository: 'arXiv',
        archiveID: 'arXiv:2106.09685',
        tags: [{ tag: 'ml/peft' }, { tag: 'to read' }],
        notes: [{ note: '<p><strong>Compare</strong> &#60;script&#62;x&#60;/script&#62;</p>' }],
        attachments: [],
        extra: 'Citation Key: hu2021lora',
      },
    ]);
  });

  it('of an article has the journal’s fields, and of a talk the proceedings’', () => {
    const facts = { volume: '521', issue: '7553', page: '436–444', 'container-title': 'Nature', DOI: '10.1038/x' };
    const [article, talk] = zoteroItems([
      { ...preprint, paper: { ...preprint.paper, ...facts, type: 'article-journal' } },
      { ...preprint, paper: { ...preprint.paper, ...facts, type: 'paper-conference' } },
    ]);
    expect(article).toMatchObject({
      itemType: 'journalArticle',
      publicationTitle: 'Nature',
      volume: '521',
      issue: '7553',
      pages: '436–444',
      DOI: '10.1038/x',
      extra: 'Citation Key: hu2021lora\narXiv: 2106.09685',
    });
    expect(talk).toMatchObject({
      itemType: 'conferencePaper',
      proceedingsTitle: 'Nature',
      extra: 'Citation Key: hu2021lora\narXiv: 2106.09685\nissue: 7553',
    });
    expect(talk).not.toHaveProperty('issue');
  });

  it('has no DOI field where its type has none, and one line per line of what is extra', () => {
    const [book] = zoteroItems([
      { key: 'b', paper: { id: 'doi:10.1/b', type: 'book', title: 'B', DOI: '10.1/b', issue: 'a\nCitation Key: c' } },
    ]);
    expect(book).not.toHaveProperty('DOI');
    expect(book?.extra).toBe('Citation Key: b\nDOI: 10.1/b\nissue: a Citation Key: c');
    expect(book?.notes).toEqual([]);
  });
});
