import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { crossref } from '../../src/metadata/crossref';
import { AnswerUnreadable } from '../../src/metadata/errors';
import { paperOf } from './papers';

/** Read an answer with one work. */
function read(work: object, paper: Paper) {
  return crossref.read(JSON.stringify({ status: 'ok', message: { items: [work] } }), [paper]).get(paper.id);
}

const fair = paperOf('doi:10.1038/sdata.2016.18');

describe('names of Crossref', () => {
  it.each([
    [
      { family: 'van Mulligen', given: 'Erik' },
      { family: 'Mulligen', 'non-dropping-particle': 'van', given: 'Erik' },
    ],
    [
      { family: 'da Silva Santos', given: 'Luiz Bonino' },
      { family: 'Silva Santos', 'non-dropping-particle': 'da', given: 'Luiz Bonino' },
    ],
    [
      { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
      { family: 'Davis', given: 'Sammy', suffix: 'Jr.' },
    ],
    [{ name: 'LIGO Scientific Collaboration' }, { literal: 'LIGO Scientific Collaboration' }],
    [{ family: 'Plato' }, { literal: 'Plato' }],
    [{ given: 'Suharto' }, { literal: 'Suharto' }],
    [
      { family: 'Maaten', given: 'L. van der' },
      { family: 'Maaten', 'non-dropping-particle': 'van der', given: 'L.' },
    ],
    [
      { family: 'Ng', given: 'da' },
      { family: 'Ng', given: 'da' },
    ],
    [{ name: 'for the ATLAS Collaboration' }, { literal: 'ATLAS Collaboration' }],
    [
      { family: 'M&uuml;ller', given: 'K.\u0000 A.' },
      { family: 'Müller', given: 'K. A.' },
    ],
    [
      { family: '王', given: '小明' },
      { family: '王', given: '小明' },
    ],
  ])('%o', (written, name) => {
    const work = { DOI: '10.1038/SDATA.2016.18', title: ['T'], author: [written] };
    expect(read(work, fair)?.fields.author).toEqual([name]);
  });

  it('without any name are left out', () => {
    const work = {
      DOI: '10.1038/sdata.2016.18',
      author: [{}, { family: ' ' }, null, 'x', { family: 'Doe', given: 'J' }],
    };
    expect(read(work, fair)?.fields.author).toEqual([{ family: 'Doe', given: 'J' }]);
  });

  it('are counted where there are more than are kept', () => {
    const author = Array.from({ length: 10_000 }, (_, index) => ({ family: `Doe${index}`, given: 'J' }));
    const { fields } = read({ DOI: '10.1038/sdata.2016.18', author }, fair) ?? {};
    expect(fields?.author).toHaveLength(5_000);
    expect(fields).toMatchObject({ authorCount: 10_000, authorsIncomplete: true });
  });
});

describe('works of Crossref', () => {
  it('that are chapters have their series before their book', () => {
    const unet = {
      DOI: '10.1007/978-3-319-24574-4_28',
      type: 'book-chapter',
      title: ['U-Net: Convolutional Networks for Biomedical Image Segmentation'],
      'container-title': [
        'Lecture Notes in Computer Science',
        'Medical Image Computing and Computer-Assisted Intervention – MICCAI 2015',
      ],
      author: [{ family: 'Ronneberger', given: 'Olaf' }],
      page: '234-241',
      issued: { 'date-parts': [[2015]] },
      ISBN: ['9783319245737', '9783319245744'],
      ISSN: ['0302-9743', '1611-3349'],
      'publisher-location': 'Cham',
    };
    const paper = paperOf('doi:10.1007/978-3-319-24574-4_28');
    expect(read(unet, paper)?.fields).toMatchObject({
      type: 'chapter',
      'container-title': 'Medical Image Computing and Computer-Assisted Intervention – MICCAI 2015',
      'collection-title': 'Lecture Notes in Computer Science',
      ISBN: '9783319245737',
      ISSN: '0302-9743',
      'publisher-place': 'Cham',
    });
    expect(read({ ...unet, event: { name: 'MICCAI' } }, paper)?.fields.type).toBe('paper-conference');
  });

  it('have a subtitle, markup, an article number and the date of print', () => {
    const work = {
      DOI: '10.1038/sdata.2016.18',
      title: ['Of H<sub>2</sub>O &amp; <i>E. coli</i>'],
      subtitle: ['A Study'],
      'article-number': '160018',
      'published-print': { 'date-parts': [[2016, 3, 15]] },
      issued: { 'date-parts': [[2015, 12]] },
    };
    expect(read(work, fair)?.fields).toEqual({
      title: 'Of H₂O & E. coli: A Study',
      page: '160018',
      issued: '2016-03-15',
      DOI: '10.1038/sdata.2016.18',
    });
  });

  it('with parts that are no dates have none', () => {
    for (const parts of [[[null]], [[0]], [[2016, 13]], [[2016, 2, 30]], [], 'x', [['2016', '3']]]) {
      const issued = read({ DOI: '10.1038/sdata.2016.18', issued: { 'date-parts': parts } }, fair)?.fields.issued;
      expect([undefined, '2016', '2016-02', '2016-03']).toContain(issued);
    }
  });

  it('that are preprints name what they became', () => {
    const preprint = paperOf('doi:10.1101/2020.01.02.123456');
    const work = {
      DOI: '10.1101/2020.01.02.123456',
      type: 'posted-content',
      title: ['T'],
      relation: {
        'is-preprint-of': [{ 'id-type': 'doi', id: 'https://doi.org/10.7554/eLife.00001', 'asserted-by': 'subject' }],
      },
    };
    expect(read(work, preprint)).toMatchObject({
      fields: { type: 'article' },
      published: { facts: { DOI: '10.7554/elife.00001' } },
    });
  });

  it('that a preprint is known by, too, are its published version', () => {
    const paper = paperOf('arxiv:1602.03837', { aliases: ['doi:10.1103/x'], title: 'Waves', authors: ['Jane Doe'] });
    const work = {
      DOI: '10.1103/X',
      type: 'journal-article',
      title: ['Waves'],
      author: [{ family: 'Doe', given: 'J' }],
      'container-title': ['PRL'],
    };
    expect(read(work, paper)).toMatchObject({ fields: {}, published: { facts: { 'container-title': 'PRL' } } });
    expect(read({ ...work, title: ['Particles'] }, paper)).toBeUndefined();
    expect(read({ ...work, type: 'posted-content' }, paper)).toBeUndefined();
    expect(read({ ...work, type: 'dataset' }, paper)).toBeUndefined();
    expect(read({ ...work, type: 'component' }, paper)).toBeUndefined();
    expect(read({ ...work, type: 'peer-review' }, paper)).toBeUndefined();
  });

  it('that are about another DOI are no answer', () => {
    expect(read({ DOI: '10.1038/another', title: ['T'] }, fair)).toBeUndefined();
    expect(read({ title: ['T'] }, fair)).toBeUndefined();
  });

  it('are a list, or no answer at all', () => {
    expect(() => crossref.read('{"message":{}}', [fair])).toThrow(AnswerUnreadable);
  });
});

it('asks a preprint by its published DOI and not by a DOI that has a comma', () => {
  expect(crossref.keyOf(paperOf('arxiv:1602.03837', { DOI: '10.1103/PhysRevLett.116.061102' }))).toBe(
    '10.1103/physrevlett.116.061102',
  );
  expect(crossref.keyOf(paperOf('arxiv:1602.03837', { DOI: '10.48550/arXiv.1602.03837' }))).toBe(
    '10.48550/arxiv.1602.03837',
  );
  expect(crossref.keyOf(paperOf('doi:10.1000/a,b'))).toBeUndefined();
});
