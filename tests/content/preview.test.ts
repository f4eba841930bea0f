import { describe, expect, it } from 'vitest';
import type { EditorsPage } from '../../src/content/editors';
import { metOn, previewOn } from '../../src/content/preview';
import { emptyAnnotation, markOf } from '../../src/core/annotation';
import type { PaperId } from '../../src/core/identifier';
import type { ListedPaper } from '../../src/core/paper';
import type { NewRule } from '../../src/core/rule';
import { parse } from '../../src/query/parse';

const titles = ['A Survey of Attention', 'Speech', 'Survey Propagation'];
const views = titles.map((title, index) => {
  const id: PaperId = `arxiv:2601.0000${index}`;
  const paper: ListedPaper = { id, title, author: [{ printed: 'Ada Kern' }], foundBy: 'adapter' };
  return { card: { id }, title, paper };
});
const saved = (id: PaperId) => ({ ...markOf(emptyAnnotation(id)), saved: true });
const page = {
  views,
  site: { id: 'arxiv', name: 'arXiv' },
  mirror: { mark: (id: PaperId) => (id.endsWith('2') ? saved(id) : undefined) },
} as unknown as EditorsPage;

const rule: NewRule = { name: 'surveys', query: 'title:survey', action: 'hide', enabled: true };

describe('what a query meets on a page', () => {
  it('is said in page order, with what is saved', () => {
    expect(metOn(page, parse('title:survey'))).toEqual([
      { title: 'A Survey of Attention', isSaved: false },
      { title: 'Survey Propagation', isSaved: true },
    ]);
    expect(metOn(page, parse('site:arxiv author:"Kern, A"'))).toHaveLength(3);
  });

  it('leaves out what the page doesn’t show enough of', () => {
    expect([metOn(page, parse('-abstract:x')), metOn(page, parse('upvotes>0'))]).toEqual([[], []]);
  });

  it('goes by what the library says of a paper now', () => {
    const tagged = new Set<PaperId>();
    const mark = (id: PaperId) => (tagged.has(id) ? { ...markOf(emptyAnnotation(id)), tags: ['ml/peft'] } : undefined);
    const changing = { ...page, mirror: { mark } } as unknown as EditorsPage;
    expect(metOn(changing, parse('tag:ml'))).toEqual([]);
    tagged.add('arxiv:2601.00001');
    expect(metOn(changing, parse('tag:ml'))).toEqual([{ title: 'Speech', isSaved: false }]);
  });
});

describe('what a rule would do on a page', () => {
  it('spares what is saved, unless it says otherwise or hides nothing', () => {
    expect(previewOn(page, rule)).toEqual({ matched: 1, total: 3, kept: 1, titles: ['A Survey of Attention'] });
    expect(previewOn(page, { ...rule, alsoSaved: true })).toMatchObject({ matched: 2, kept: 0 });
    expect(previewOn(page, { ...rule, action: 'highlight' })).toMatchObject({ matched: 2, kept: 0 });
  });

  it('is nothing on a site that it isn’t for', () => {
    const nothing = { matched: 0, total: 3, kept: 0, titles: [], isElsewhere: true };
    expect(previewOn(page, { ...rule, sites: ['huggingface'] })).toEqual(nothing);
    expect(previewOn(page, { ...rule, exceptSites: ['arxiv'] })).toEqual(nothing);
    expect(previewOn(page, { ...rule, sites: ['arxiv'] })).toMatchObject({ matched: 1 });
  });

  it('isn’t known of a query that can’t be read, or asks for nothing', () => {
    expect([previewOn(page, { ...rule, query: 'title:(' }), previewOn(page, { ...rule, query: ' ' })]).toEqual([
      undefined,
      undefined,
    ]);
  });
});
