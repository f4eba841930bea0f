import { describe, expect, it } from 'vitest';
import { dblp } from '../../src/metadata/dblp';
import { AnswerUnreadable } from '../../src/metadata/errors';
import { paperOf } from './papers';

const paper = paperOf('arxiv:2001.00001', { title: 'Margins & Notes', authors: ['Wei Wang', 'Jörg Müller'] });

const info = {
  authors: {
    author: [
      { '@pid': '1', text: 'Wei Wang 0001' },
      { '@pid': '2', text: 'J&ouml;rg M&uuml;ller 0002' },
    ],
  },
  title: 'Margins &amp; Notes.',
  venue: 'ACL (1)',
  year: '2020',
  type: 'Conference and Workshop Papers',
  key: 'conf/acl/WangM20',
};

function read(...hits: object[]) {
  const hit = hits.map((each) => ({ info: { ...info, ...each } }));
  const answer = JSON.stringify({ result: { hits: { '@total': String(hit.length), hit } } });
  return dblp.read(answer, [paper]).get(paper.id);
}

describe('a hit of DBLP', () => {
  it('loses homonym numbers, entities and the number of its volume', () => {
    expect(read({})).toEqual({
      fields: {},
      published: { facts: { type: 'paper-conference', 'container-title': 'ACL', issued: '2020' } },
    });
  });

  it.each([
    ['a preprint', { type: 'Informal and Other Publications', venue: 'CoRR' }],
    ['an article of CoRR', { type: 'Journal Articles', venue: 'CoRR' }],
    ['proceedings', { type: 'Editorship' }],
    ['withdrawn', { type: 'Withdrawn Items' }],
    ['of other authors', { authors: { author: { text: 'Wei Wang 0001' } } }],
    ['of another title', { title: 'Margins.' }],
    ['without a venue', { venue: '' }],
  ])('is no published version where it is %s', (_, other) => {
    expect(read(other)).toBeUndefined();
  });

  it('is the earliest of several', () => {
    const later = { type: 'Journal Articles', venue: 'J. Margins', year: '2022', key: 'journals/jm/WangM22' };
    expect(read(later, {})?.published?.facts['container-title']).toBe('ACL');
  });

  it.each(['ICLR (Workshop)', 'CVPR Workshops', 'BioNLP@ACL', 'CHI Extended Abstracts', 'ISWC (Posters)'])(
    'is not %s where there is another',
    (venue) => {
      expect(read({ venue, year: '2019' }, {})?.published?.facts['container-title']).toBe('ACL');
      expect(read({ venue, year: '2020' })?.published?.facts['container-title']).toBe(venue);
    },
  );

  it('is not years older than the preprint', () => {
    expect(read({ year: '1999' })).toBeUndefined();
    expect(read({ year: '2018' })?.published?.facts.issued).toBe('2018');
  });

  it('may have several venues, and one author who is no list', () => {
    const alone = paperOf('arxiv:2001.00001', { title: 'Margins & Notes', authors: ['Wei Wang'] });
    const hit = { info: { ...info, venue: ['ICLR', 'ICML'], authors: { author: { text: 'Wei Wang 0003' } } } };
    const answer = JSON.stringify({ result: { hits: { hit } } });
    expect(dblp.read(answer, [alone]).get(alone.id)?.published?.facts['container-title']).toBe('ICLR');
  });
});

it('answers without hits where nothing is found', () => {
  expect(read()).toBeUndefined();
  expect(dblp.read('{"result":{"hits":{"@total":"0"}}}', [paper]).size).toBe(0);
  expect(() => dblp.read('{"error":"x"}', [paper])).toThrow(AnswerUnreadable);
});

it('is asked by words, without formulas', () => {
  const request = dblp.request([{ ...paper, title: 'An $O(n \\log n)$ bound: "Margins" | x$' }]);
  expect(new URL(request.url).searchParams.get('q')).toBe('an bound margins x wang');
});
