import { describe, expect, it } from 'vitest';
import { type AnnotationMark, emptyAnnotation, markOf } from '../../src/core/annotation';
import type { ListedPaper } from '../../src/core/paper';
import type { Verdict } from '../../src/query/folded';
import { compile } from '../../src/query/match';
import { parse } from '../../src/query/parse';
import { subjectOfListed } from '../../src/query/subject';

const listed: ListedPaper = { id: 'arxiv:2601.00001', title: 'A Survey of Surveys', foundBy: 'adapter' };
const now = new Date(2026, 9, 20).getTime();

function verdict(query: string, paper: Partial<ListedPaper> = {}, mark?: AnnotationMark): Verdict {
  return compile(parse(query))(subjectOfListed({ ...listed, ...paper }, 'arxiv', mark, now));
}

const noted = (note: string): AnnotationMark => markOf({ ...emptyAnnotation(listed.id), saved: true, note });

describe('a paper on a page', () => {
  it.each<[string, Partial<ListedPaper>, Verdict]>([
    ['venue:acl', { 'container-title': 'ACL 2024' }, true],
    ['venue:acl', {}, undefined],
    ['upvotes>3', { upvotes: 4 }, true],
    ['comments>3', { comments: 3 }, false],
    ['comments>3', {}, undefined],
    ['authors:3', { author: [{ printed: 'A B' }], authorCount: 3 }, true],
    ['age<7d', { issued: '2026-10-15' }, true],
    ['age<5d', { issued: '2026-10-15' }, false],
    ['year:2026', {}, true],
    ['year:2026', { id: 'doi:10.1/a' }, undefined],
    ['id:doi:10.1000/1', { aliases: ['doi:10.1000/1'] }, true],
    ['has:doi', {}, undefined],
    ['-title:video', { title: 'Surveys and …' }, undefined],
    ['-video', { abstract: 'Long ...' }, undefined],
    ['-video', { abstract: 'Short.' }, true],
  ])('%j is, of %j, %s', (query, paper, expected) => expect(verdict(query, paper)).toBe(expected));

  it('that nobody has touched has no tag, no note and no star', () => {
    for (const query of [
      '-tag:ml',
      '-has:note',
      '-note:x',
      '-is:starred',
      '-is:saved',
      '-is:hidden',
      'is:unread',
      '-added<9d',
    ])
      expect([query, verdict(query)]).toEqual([query, true]);
  });

  it('has what its mark says', () => {
    const mark = { ...noted('x'), tags: ['ml/peft'], status: 'read' as const, starred: true };
    for (const query of ['tag:ml', 'is:read', 'is:starred', 'is:saved'])
      expect([query, verdict(query, {}, mark)]).toEqual([query, true]);
    expect(verdict('added<9d', {}, mark)).toBeUndefined();
  });

  it('has a note of which only the first line is known', () => {
    const mark = noted('Compare with QLoRA\nand others');
    expect(verdict('note:qlora', {}, mark)).toBe(true);
    expect(verdict('note:others', {}, mark)).toBeUndefined();
    expect(verdict('-note:others', {}, mark)).toBeUndefined();
    expect(verdict('has:note', {}, mark)).toBe(true);
  });
});
