import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { CitedPaper, ExportOptions } from '../../src/core/citing';
import type { Paper } from '../../src/core/paper';
import { escapeLatex } from '../../src/formats/latex';
import { readBibtexFile } from '../../src/formats/read-bibtex';
import { writerOf } from '../../src/formats/write';
import { written } from '../../src/formats/writer';
import { cited, whole } from './cited';

const roundTrip = async (papers: CitedPaper[], options: Pick<ExportOptions, 'format' | 'encoding'>) => {
  const text = written(writerOf({ ...options, includes: whole, order: 'given' }), papers);
  return { text, file: await readBibtexFile(text) };
};

describe.each([
  ['bibtex', 'ascii'],
  ['bibtex', 'utf-8'],
  ['biblatex', 'ascii'],
  ['biblatex', 'utf-8'],
] as const)('%s in %s', (format, encoding) => {
  it('is read back as what it was written of', async () => {
    await fc.assert(
      fc.asyncProperty(cited, async (one) => {
        const { text, file } = await roundTrip([one], { format, encoding });
        const [read] = file.papers;
        expect(file.faults, text).toEqual([]);
        expect(read?.key).toBe(one.key);
        // Where LaTeX writes several characters alike it can't say which it was.
        const said = (words = '') =>
          escapeLatex(
            words.replace(/-{2,3}/g, (dashes) => (dashes === '--' ? '–' : '—')),
            encoding,
          );
        expect(said(read?.paper.title), text).toBe(said(one.paper.title));
        expect(read?.paper.author, text).toEqual(one.paper.author);
        expect(read?.paper.editor, text).toEqual(one.paper.editor);
        expect(read?.paper.authorsIncomplete, text).toBe(one.paper.authorsIncomplete);
        expect(said(read?.paper.abstract), text).toBe(said(one.paper.abstract));
        expect(read?.tags, text).toEqual(one.tags ?? []);
        expect(read?.note, text).toBe(one.note);
        if (one.paper['container-title'] === undefined || !/journal|conference/.test(one.paper.type ?? '')) return;
        // What an entry's type has no field for isn't there; what is there is what was said.
        for (const field of ['container-title', 'collection-title', 'volume', 'page', 'publisher'] as const) {
          const value = read?.paper[field];
          if (value !== undefined) expect(said(value), text).toBe(said(one.paper[field]));
        }
      }),
      { numRuns: 60 },
    );
  });

  it.each<Paper>([
    {
      id: 'doi:10.1000/182',
      DOI: '10.1000/182',
      type: 'article-journal',
      title: 'Deep things',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: '2020-03',
      'container-title': 'Journal of Things',
      volume: '12',
      issue: '3',
      page: '1–12',
      ISSN: '0378-5955',
    },
    {
      id: 'doi:10.1000/182',
      DOI: '10.1000/182',
      type: 'paper-conference',
      title: 'Deep things',
      author: [{ family: 'Doe', given: 'Jane' }],
      editor: [{ family: 'Roe', given: 'Richard', suffix: 'Jr.' }],
      issued: '2020',
      'container-title': 'Proceedings of Things',
      'collection-title': 'Lecture Notes',
      volume: '12',
      page: 'e105',
      publisher: 'Barnes and Noble',
      'publisher-place': 'Łódź',
      ISBN: '9780306406157',
    },
    {
      id: 'title:deep things|doe',
      type: 'thesis',
      title: 'Deep things',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: '2020',
      publisher: 'MIT',
      genre: 'PhD thesis',
    },
    {
      id: 'title:deep things|doe',
      type: 'report',
      title: 'Deep things',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: '2020',
      publisher: 'CERN',
      number: '7',
      genre: 'Technical report',
    },
    {
      id: 'title:deep things|doe',
      type: 'book',
      title: 'Deep things',
      author: [{ family: 'Doe', given: 'Jane' }],
      issued: '2020',
      publisher: 'MIT Press',
      edition: 'Second',
    },
  ])('carries all of a paper of type $type', async (paper) => {
    const { text, file } = await roundTrip([{ paper, key: 'k' }], { format, encoding });
    expect(file.papers[0]?.paper, text).toEqual(paper);
  });
});
