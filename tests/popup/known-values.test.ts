import { describe, expect, it } from 'vitest';
import { knownOf } from '../../src/popup/known-values';
import { libraryRow, listing } from './fake-background';

describe('what completes a search', () => {
  it('is of the library, of the page and of all tags, nothing twice', () => {
    const author = [{ given: 'Ada', family: 'Kern' }, { literal: 'DeepSeek-AI' }];
    const venue = { 'container-title': 'NeurIPS' };
    const rows = [libraryRow('2601.00001', 'A', {}, { author, categories: ['cs.CL'], ...venue })];
    const report = listing([{ id: 'arxiv:2601.00002', title: 'B', author, categories: ['cs.CV', 'cs.CL'] }], []);
    const tags = [{ tag: 'ml/peft', count: 1, lastUsed: 0 }];
    expect(knownOf(rows, { ...report, site: { id: 'arxiv', name: 'arXiv' } }, tags)).toEqual({
      tags: ['ml/peft'],
      authors: ['Ada Kern', 'DeepSeek-AI'],
      venues: ['NeurIPS'],
      categories: ['cs.CL', 'cs.CV'],
      sites: ['huggingface', 'arxiv'],
    });
  });

  it('is what there is where there is no page', () => {
    expect(knownOf([], undefined, [])).toEqual({ tags: [], authors: [], venues: [], categories: [], sites: [] });
  });
});
