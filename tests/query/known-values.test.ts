import { describe, expect, it } from 'vitest';
import type { PaperFields } from '../../src/core/paper';
import { knownFrom } from '../../src/query/known-values';

const papers: PaperFields[] = [
  { title: 'A', author: [{ printed: 'Kern, Ada' }], categories: ['cs.CL'] },
  { title: 'B', author: [{ printed: 'Ada Kern' }], 'container-title': 'ACL', categories: ['cs.CL'] },
  { title: 'C' },
];

describe('what completes a query', () => {
  it('is what the papers have, nothing twice, names split as they are searched, and one’s own tags', () => {
    expect(knownFrom(papers, ['arxiv', 'arxiv'], [{ tag: 'ml/peft' }])).toEqual({
      tags: ['ml/peft'],
      authors: ['Ada Kern'],
      venues: ['ACL'],
      categories: ['cs.CL'],
      sites: ['arxiv'],
    });
  });
});
