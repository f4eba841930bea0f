import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetadataSourceId } from '../../src/core/metadata';
import { metadataSources } from '../../src/core/metadata';
import type { Paper } from '../../src/core/paper';
import { askSource } from '../../src/metadata/ask';
import { sourceOf, sources } from '../../src/metadata/sources';
import type { Work } from '../fakes/metadata-answers';
import { MetadataServer } from '../fakes/metadata-server';
import { paperOf } from './papers';
import { attention, bert, deepLearning, gravitationalWaves, lora, works } from './works';

const server = new MetadataServer(works);
beforeAll(() => server.open());
afterAll(() => server.close());

/** A work as it is known from a listing of arXiv. */
function preprint({ arxiv, title, authors }: Work): Paper {
  return paperOf(`arxiv:${arxiv}`, { title, authors });
}

async function said(id: MetadataSourceId, paper: Paper) {
  const { found } = await askSource(sourceOf(id), [paper], { fetch: server.fetch });
  return found.get(paper.id);
}

describe('every source', () => {
  it('is there, in the order of trust', () => {
    expect(sources.map(({ id }) => id)).toEqual([...metadataSources]);
  });

  it.each(sources)('asks its own host only: $name', (source) => {
    const nasty: Paper[] = [
      paperOf('arxiv:2106.09685', {
        title: '../../?a=b#c @evil.example/',
        authors: ['A @b'],
        DOI: '10.1/../@x?y#z,doi:1',
      }),
      paperOf('doi:10.1101/@evil.example/..?x=1#y'),
      paperOf('acl:2020.acl-main.703'),
      paperOf('openreview:nZeVKeeFYf9'),
      paperOf('pmid:26017442'),
      paperOf('dblp:conf/nips/VaswaniSPUJGKP17'),
    ];
    const asked = nasty.filter((paper) => source.keyOf(paper) !== undefined);
    expect(asked.length).toBeGreaterThan(0);
    const requests = asked.flatMap((paper) => [source.request([paper]), source.otherwise?.([paper], [paper])]);
    const host = source.host.replace('https://', '').replace('/*', '').replace('*.', '');
    const isOfHost = (url: string) => `.${new URL(url).host}`.endsWith(`.${host}`) && url.startsWith('https://');
    for (const request of requests) {
      if (request) expect(isOfHost(request.url)).toBe(true);
    }
    expect(isOfHost(source.asks.replace(/<[^>]*>| .*/g, ''))).toBe(true);
  });

  it.each(sources)('knows nothing of a paper without identifier: $name', (source) => {
    expect(
      source.keyOf(paperOf('title:some title|doe', { title: 'Some title', authors: ['Jane Doe'] })),
    ).toBeUndefined();
  });
});

describe('arXiv', () => {
  it('gives all that a preprint is cited by', async () => {
    expect(await said('arxiv', preprint(attention))).toEqual({
      fields: {
        title: attention.title,
        author: expect.arrayContaining([{ given: 'Aidan N.', family: 'Gomez' }]),
        abstract: attention.abstract,
        issued: '2017-06-12',
        categories: ['cs.CL', 'cs.LG'],
      },
    });
  });

  it('tells where its authors say that it was published', async () => {
    expect((await said('arxiv', preprint(gravitationalWaves)))?.published?.facts).toEqual({
      type: 'article-journal',
      'container-title': 'Phys. Rev. Lett.',
      volume: '116',
      page: '061102',
      issued: '2016',
      DOI: '10.1103/PhysRevLett.116.061102',
    });
  });
});

describe('Hugging Face', () => {
  it('gives the authors that its listings lack', async () => {
    expect((await said('huggingface', paperOf('arxiv:1706.03762')))?.fields).toMatchObject({
      title: attention.title,
      abstract: attention.abstract,
      issued: '2017-06-12',
      author: attention.authors.map(() => expect.objectContaining({ family: expect.any(String) })),
    });
  });

  it('has no papers with ids of the old kind', () => {
    expect(sourceOf('huggingface').keyOf(paperOf('arxiv:astro-ph/0601001'))).toBeUndefined();
  });
});

describe('Crossref', () => {
  it('gives the facts of a DOI', async () => {
    expect(await said('crossref', paperOf('doi:10.1038/nature14539'))).toEqual({
      fields: {
        title: deepLearning.title,
        author: [
          { given: 'Yann', family: 'LeCun' },
          { given: 'Yoshua', family: 'Bengio' },
          { given: 'Geoffrey', family: 'Hinton' },
        ],
        abstract: deepLearning.abstract,
        issued: '2015',
        type: 'article-journal',
        'container-title': 'Nature',
        volume: '521',
        issue: '7553',
        page: '436-44',
        publisher: 'A Publisher',
        DOI: '10.1038/nature14539',
      },
    });
  });

  it('gives the published version of a preprint by the DOI that somebody has said', async () => {
    const found = await said('crossref', { ...preprint(gravitationalWaves), DOI: '10.1103/physrevlett.116.061102' });
    expect(found).not.toHaveProperty('ids');
    expect(found).toMatchObject({
      fields: {},
      published: { facts: { 'container-title': 'Physical Review Letters', volume: '116', type: 'article-journal' } },
    });
  });

  it('gives it by the relation that a publisher has registered', async () => {
    const found = await said('crossref', preprint(gravitationalWaves));
    expect(found?.published?.facts.DOI).toBe('10.1103/PhysRevLett.116.061102');
    expect(found?.fields).toEqual({});
  });

  it('asks in two requests for papers of both kinds', async () => {
    const before = server.seen.length;
    const papers = [preprint(gravitationalWaves), paperOf('doi:10.1038/nature14539'), paperOf('doi:10.1000/unknown')];
    const rests: number[] = [];
    const rest = async (milliseconds: number) => void rests.push(milliseconds);
    const { found, missing } = await askSource(sourceOf('crossref'), papers, { fetch: server.fetch, rest });
    expect(rests).toEqual([sourceOf('crossref').pause]);
    expect([...found.keys()].sort()).toEqual(['arxiv:1602.03837', 'doi:10.1038/nature14539']);
    expect(missing).toEqual(['doi:10.1000/unknown']);
    expect(server.seen.length - before).toBe(2);
  });

  it('gives nothing where title or authors are others', async () => {
    const other = paperOf('arxiv:1602.03837', { title: 'Another title', authors: gravitationalWaves.authors });
    const others = paperOf('arxiv:1602.03837', { title: gravitationalWaves.title, authors: ['Jane Doe'] });
    expect(await said('crossref', other)).toBeUndefined();
    expect(await said('crossref', others)).toBeUndefined();
  });
});

describe('DBLP', () => {
  it('gives the published version of a preprint', async () => {
    expect(await said('dblp', preprint(bert))).toEqual({
      fields: {},
      published: {
        facts: {
          type: 'paper-conference',
          'container-title': 'NAACL-HLT',
          issued: '2019',
          page: '4171-4186',
          DOI: '10.18653/v1/n19-1423',
        },
      },
    });
  });

  it('takes the preprint itself for none', async () => {
    server.works = [{ ...attention, dblp: '' }];
    expect(await said('dblp', preprint(attention))).toBeUndefined();
    server.works = works;
  });

  it('gives the record of a key', async () => {
    const found = await said('dblp', paperOf('dblp:conf/nips/VaswaniSPUJGKP17'));
    expect(found?.fields).toMatchObject({ title: attention.title, 'container-title': 'NIPS', issued: '2017' });
    expect(await said('dblp', paperOf('dblp:conf/nips/Nobody17'))).toBeUndefined();
  });

  it('is not asked about papers whose authors nobody knows', () => {
    expect(sourceOf('dblp').keyOf(paperOf('arxiv:1810.04805', { title: bert.title }))).toBeUndefined();
  });
});

describe('OpenReview', () => {
  it('gives the published version of a preprint, from the older interface too', async () => {
    expect(await said('openreview', preprint(lora))).toEqual({
      fields: {},
      published: { facts: { type: 'paper-conference', 'container-title': 'The Conference ICLR', issued: '2022' } },
    });
  });

  it('gives the facts of its own papers, accepted or not', async () => {
    const rejected: Work = { ...lora, openreview: 'abcdefghij', openreviewVersion: 2 };
    delete rejected.venue;
    server.works = [rejected];
    const found = await said('openreview', paperOf('openreview:abcdefghij'));
    expect(found?.fields).toMatchObject({ title: lora.title, abstract: lora.abstract, issued: '2021-06-17' });
    expect(found?.fields).not.toHaveProperty('container-title');
    expect(await said('openreview', preprint(lora))).toBeUndefined();
    server.works = works;
  });
});

describe('the ACL Anthology', () => {
  it('gives the facts of its papers', async () => {
    expect((await said('acl', paperOf('acl:N19-1423')))?.fields).toMatchObject({
      title: bert.title,
      type: 'paper-conference',
      issued: '2019-07',
      page: '4171–4186',
      publisher: 'Association for Computational Linguistics',
      DOI: '10.18653/v1/N19-1423',
      URL: 'https://aclanthology.org/N19-1423/',
    });
  });

  it('gives the published version of a preprint by its DOI', async () => {
    const found = await said('acl', { ...preprint(bert), DOI: '10.18653/v1/N19-1423' });
    expect(found?.published?.facts).toMatchObject({ type: 'paper-conference', page: '4171–4186' });
    expect(found).not.toHaveProperty('ids');
  });
});

describe('Semantic Scholar', () => {
  it('gives facts and the DOI of the published version', async () => {
    const found = await said('semanticscholar', preprint(bert));
    expect(found?.fields).toMatchObject({ title: bert.title, abstract: bert.abstract });
    expect(found?.fields).not.toHaveProperty('container-title');
    expect(found?.published?.facts).toEqual({ DOI: '10.18653/v1/N19-1423' });
    expect(found).not.toHaveProperty('ids');
  });

  it('gives a published paper with its venue, and leaves out what it does not know', async () => {
    const papers = [paperOf('doi:10.1000/unknown'), paperOf('acl:N19-1423'), paperOf(`s2:${attention.s2}`)];
    const { found, missing } = await askSource(sourceOf('semanticscholar'), papers, { fetch: server.fetch });
    expect(found.get('acl:N19-1423')?.fields).toMatchObject({ type: 'paper-conference', page: '4171-4186' });
    expect(found.get(`s2:${attention.s2}`)?.fields.title).toBe(attention.title);
    expect(missing).toEqual(['doi:10.1000/unknown']);
    expect(server.seen.at(-1)?.method).toBe('POST');
  });
});

describe('PubMed', () => {
  it('gives the facts of its papers, with pages written out', async () => {
    expect(await said('pubmed', paperOf('pmid:26017442'))).toMatchObject({
      ids: ['doi:10.1038/nature14539'],
      fields: {
        title: 'Deep learning',
        author: [{ family: 'LeCun', given: 'Yann' }, {}, {}],
        type: 'article-journal',
        issued: '2015-05-28',
        'container-title': 'Nature',
        volume: '521',
        issue: '7553',
        page: '436-444',
        ISSN: '0028-0836',
      },
    });
  });
});

describe('DataCite', () => {
  it('gives the facts of a preprint, and the DOI of what it became', async () => {
    expect(await said('datacite', preprint(gravitationalWaves))).toEqual({
      fields: {
        title: gravitationalWaves.title,
        author: expect.arrayContaining([{ given: 'T. D.', family: 'Abbott' }]),
        abstract: gravitationalWaves.abstract,
        issued: '2016-02-11',
        type: 'article',
      },
      published: { facts: { DOI: '10.1103/PhysRevLett.116.061102' } },
    });
  });

  it('knows nothing of what others register', async () => {
    expect(await said('datacite', paperOf('doi:10.1038/nature14539'))).toBeUndefined();
  });
});
