import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { identify, type PaperId } from '../../src/core/identifier';
import { arxiv } from '../../src/metadata/arxiv';
import { AnswerUnreadable } from '../../src/metadata/errors';
import { huggingface } from '../../src/metadata/huggingface';
import { paperOf } from './papers';

const saved = join(import.meta.dirname, '../../../shared/pages');
const text = (name: string) => readFileSync(join(saved, name), 'utf8');

function arxivAnswer(name: string) {
  const answer = text(`arxiv/${name}`);
  const ids = [...answer.matchAll(/<id>http:\/\/arxiv\.org\/abs\/([^<]+)</g)].map(([, id]) => identify(`arXiv:${id}`));
  const papers = ids.map((id) => paperOf(id as PaperId));
  return { found: arxiv.read(answer, papers), papers };
}

describe.skipIf(!existsSync(saved))('saved answers (skipped where ../shared/pages is absent)', () => {
  it('of arXiv give all of a hundred papers', () => {
    const { found, papers } = arxivAnswer('atom_q_testing_100.xml');
    expect(papers).toHaveLength(100);
    expect(found.size).toBe(100);
    for (const { fields } of found.values()) {
      expect(fields).toMatchObject({ title: expect.any(String), abstract: expect.any(String) });
      expect(fields.issued).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(fields.author?.length).toBeGreaterThan(0);
      expect(fields.categories?.length).toBeGreaterThan(0);
    }
    const published = [...found.values()].flatMap((each) => each.published?.facts ?? []);
    expect(published.filter(({ DOI }) => DOI !== undefined).length).toBeGreaterThan(10);
    expect(published.filter((facts) => facts['container-title'] !== undefined).length).toBeGreaterThan(3);
  });

  it('of arXiv leave out what it does not know', () => {
    const papers = [paperOf('arxiv:0808.05394'), paperOf('arxiv:1707.08567')];
    const found = arxiv.read(text('arxiv/atom_id_list_two_one_missing.xml'), papers);
    expect([...found.keys()]).toEqual(['arxiv:1707.08567']);
  });

  it('of arXiv have ids of the old kind, and a reference that is not safe', () => {
    const { found } = arxivAnswer('atom_id_old_scheme_astro-ph0601001.xml');
    const old = found.get('arxiv:astro-ph/0601001');
    expect(old?.fields.categories).toEqual(['astro-ph']);
    expect(old?.published?.facts['container-title']).toBeUndefined();
  });

  it('of arXiv may be an error', () => {
    expect(() => arxiv.read(text('arxiv/atom_id_malformed_error.xml'), [])).toThrow(AnswerUnreadable);
  });

  it('of Hugging Face give authors and abstracts', () => {
    const daily = JSON.parse(text('huggingface/api_daily_papers_zzjjay.json')) as { paper: { id: string } }[];
    for (const { paper } of daily) {
      const id: PaperId = `arxiv:${paper.id}`;
      const { fields } = huggingface.read(JSON.stringify(paper), [paperOf(id)]).get(id) ?? {};
      expect(fields?.author?.length).toBeGreaterThan(0);
      expect(fields).toMatchObject({ title: expect.any(String), abstract: expect.any(String) });
      expect(fields?.issued).toMatch(/^\d{4}-\d\d-\d\d$/);
    }
  });
});
