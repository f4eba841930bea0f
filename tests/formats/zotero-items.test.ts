import { describe, expect, it } from 'vitest';
import type { CitedPaper } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { type ZoteroItem, zoteroItems } from '../../src/formats/zotero-items';

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

  it.each<[string, Partial<Paper>, Partial<ZoteroItem>]>([
    [
      'by where it appeared, where no type is said',
      { 'container-title': 'NeurIPS 2023' },
      { itemType: 'conferencePaper', proceedingsTitle: 'NeurIPS 2023', extra: 'Citation Key: k\narXiv: 2307.09288' },
    ],
    ['with the month of its arXiv id', {}, { itemType: 'preprint', repository: 'arXiv', date: '2023-07' }],
    [
      'without the archive’s DOI, and with arXiv for its only repository',
      { type: 'article', DOI: '10.48550/arXiv.2307.09288', publisher: 'Elsewhere', 'container-title': 'Nature' },
      { repository: 'arXiv', extra: 'Citation Key: k\ncontainer-title: Nature' },
    ],
    [
      'without a venue that it was only submitted to',
      { type: 'paper-conference', 'container-title': 'Submitted to ICLR 2024' },
      { extra: 'Citation Key: k\narXiv: 2307.09288' },
    ],
    [
      'with others, where not all authors are known',
      { author: [{ family: 'Touvron', given: 'Hugo' }], authorsIncomplete: true },
      {
        creators: [
          { creatorType: 'author', lastName: 'Touvron', firstName: 'Hugo' },
          { creatorType: 'author', lastName: 'others', fieldMode: 1 },
        ],
      },
    ],
    [
      'with a surname of a name as a page prints it',
      { author: [{ printed: 'Hugo Touvron' }] },
      { creators: [{ creatorType: 'author', lastName: 'Touvron', firstName: 'Hugo' }] },
    ],
  ])('is made as the other formats are: %s', (_, paper, expected) => {
    const [item = {}] = zoteroItems([{ key: 'k', paper: { id: 'arxiv:2307.09288', title: 'Llama 2', ...paper } }]);
    expect(item).toMatchObject(expected);
    expect(Object.keys(item).filter((field) => /^DOI$|proceedings/.test(field) && !(field in expected))).toEqual([]);
  });
});
