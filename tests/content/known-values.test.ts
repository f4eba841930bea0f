import { describe, expect, it } from 'vitest';
import type { EditorsPage } from '../../src/content/editors';
import { knownOn } from '../../src/content/known-values';
import type { ListedPaper } from '../../src/core/paper';

const listed: Omit<ListedPaper, 'id'>[] = [
  { title: 'A', author: [{ printed: 'Kern, Ada' }], categories: ['cs.CL'], foundBy: 'adapter' },
  {
    title: 'B',
    author: [{ printed: 'Ada Kern' }],
    'container-title': 'ACL',
    categories: ['cs.CL'],
    foundBy: 'adapter',
  },
  { title: 'C', foundBy: 'adapter' },
];

describe('what completes a query on a page', () => {
  it('is what its papers have, nothing twice, and one’s own tags', () => {
    const page = { views: listed.map((paper) => ({ paper })), site: { id: 'arxiv', name: 'arXiv' } };
    expect(knownOn(page as unknown as EditorsPage, [{ tag: 'ml/peft', count: 2, lastUsed: 0 }])).toEqual({
      tags: ['ml/peft'],
      authors: ['Ada Kern'],
      venues: ['ACL'],
      categories: ['cs.CL'],
      sites: ['arxiv'],
    });
  });
});
