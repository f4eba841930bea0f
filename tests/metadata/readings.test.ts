import { describe, expect, it } from 'vitest';
import type { Paper } from '../../src/core/paper';
import { acl } from '../../src/metadata/acl';
import { arxiv } from '../../src/metadata/arxiv';
import { datacite } from '../../src/metadata/datacite';
import { AnswerUnreadable } from '../../src/metadata/errors';
import { huggingface } from '../../src/metadata/huggingface';
import { openreview } from '../../src/metadata/openreview';
import { pubmed } from '../../src/metadata/pubmed';
import { semanticscholar } from '../../src/metadata/semantic-scholar';
import type { MetadataSource } from '../../src/metadata/source';
import { paperOf } from './papers';

function read(source: MetadataSource, answer: unknown, paper: Paper) {
  return source.read(typeof answer === 'string' ? answer : JSON.stringify(answer), [paper]).get(paper.id);
}

function atom(...entries: string[]): string {
  return `<feed xmlns="http://www.w3.org/2005/Atom">${entries.map((entry) => `<entry>${entry}</entry>`).join('')}</feed>`;
}

describe('arXiv', () => {
  const paper = paperOf('arxiv:2106.09685');

  it('may answer with a version, and about others', () => {
    const entry = '<id>http://arxiv.org/abs/2106.09685v3</id><title>A\n  title</title>';
    expect(
      read(arxiv, atom('<id>http://arxiv.org/abs/1706.03762v1</id><title>B</title>', entry), paper)?.fields,
    ).toEqual({
      title: 'A title',
    });
  });

  it('has titles without commands of type, and groups without those who write for them', () => {
    const title = '\\emph{You} Only \\textbf{Look \\textit{Once}}: $\\mathbf{x}$ in {\\em all} of {\\bf it}';
    const names = ['Jane Doe', 'for the ATLAS Collaboration', 'on behalf of the CMS Group', 'Art for All'];
    const authors = names.map((name) => `<author><name>${name}</name></author>`).join('');
    const entry = `<id>http://arxiv.org/abs/2106.09685</id><title>${title}</title>${authors}`;
    expect(read(arxiv, atom(entry), paper)?.fields).toEqual({
      title: 'You Only Look Once: $\\mathbf{x}$ in all of it',
      author: [
        { given: 'Jane', family: 'Doe' },
        { literal: 'ATLAS Collaboration' },
        { literal: 'CMS Group' },
        { literal: 'Art for All' },
      ],
    });
  });

  it('is not believed where it has none of many', () => {
    expect(arxiv.read(atom(), [paper]).size).toBe(0);
    expect(() => arxiv.read(atom(), [paper, paperOf('arxiv:1706.03762')])).toThrow(AnswerUnreadable);
  });

  it('says what is wrong in an entry', () => {
    const error =
      '<id>https://arxiv.org/api/errors#incorrect_id_format_for_x</id><summary>incorrect id format for x</summary>';
    expect(() => read(arxiv, atom(error), paper)).toThrow(/incorrect id format for x/);
    expect(() => read(arxiv, atom(error), paper)).toThrow(AnswerUnreadable);
  });

  it('has categories of its own and classes of others', () => {
    const entry =
      '<id>http://arxiv.org/abs/2106.09685</id><a:primary_category xmlns:a="x" term="no"/><arxiv:primary_category xmlns:arxiv="x" term="cs.CL"/><category term="cs.AI"/><category term="cs.CL"/><category term="I.2.7; 68T50"/>';
    expect(read(arxiv, atom(entry), paper)?.fields.categories).toEqual(['cs.CL', 'cs.AI']);
  });

  it.each([
    ['10.1145/1, 10.1145/2', '10.1145/1'],
    ['https://doi.org/10.1145/ABC', '10.1145/ABC'],
    ['10.48550/arXiv.2106.09685', undefined],
    ['10.5281/zenodo.3509134', undefined],
    ['10.1101/2020.01.02.123456', undefined],
    ['10.1101/gad.1', '10.1101/gad.1'],
    ['none', undefined],
  ])('names a DOI as %s', (written, doi) => {
    const entry = `<id>http://arxiv.org/abs/2106.09685</id><arxiv:doi xmlns:arxiv="x">${written}</arxiv:doi>`;
    expect(read(arxiv, atom(entry), paper)?.published?.facts.DOI).toBe(doi);
  });
});

describe('Hugging Face', () => {
  const paper = paperOf('arxiv:2106.09685');

  it('leaves names out that are none, and cuts what is long', () => {
    const answer = {
      id: '2106.09685',
      title: 'T\u0000\u0007itle\n'.padEnd(5_000, 'x'),
      authors: [{ name: 'Edward  Hu' }, { name: 7 }, null, { name: ' ' }],
      publishedAt: 'yesterday',
    };
    expect(read(huggingface, answer, paper)?.fields).toEqual({
      title: expect.stringMatching(/^Title x{1900}/),
      author: [{ given: 'Edward', family: 'Hu' }, { literal: '7' }],
    });
  });

  it('is not believed about another paper', () => {
    expect(read(huggingface, { id: '1706.03762', title: 'T' }, paper)).toBeUndefined();
    expect(() => read(huggingface, [], paper)).toThrow(AnswerUnreadable);
  });
});

describe('OpenReview', () => {
  const paper = paperOf('arxiv:2106.09685', { title: 'Margins', authors: ['Jane Doe'] });
  const note = (content: object, more: object = {}) => ({
    notes: [
      {
        id: 'aaaaaaaaaa',
        forum: 'aaaaaaaaaa',
        content: { title: 'Margins', authors: ['Jane Doe'], ...content },
        ...more,
      },
    ],
  });

  it.each([
    ['ICLR 2024 poster', 'ICLR.cc/2024/Conference', 'ICLR 2024'],
    ['ICLR 2023 notable top 5%', 'ICLR.cc/2023/Conference', 'ICLR 2023'],
    ['NeurIPS 2023 oral', 'NeurIPS.cc/2023/Conference', 'NeurIPS 2023'],
    ['TMLR', 'TMLR', 'Transactions on Machine Learning Research'],
    ['Accepted by TMLR', 'TMLR', 'Transactions on Machine Learning Research'],
    ['NeurIPS 2022 Accept', 'NeurIPS.cc/2022/Conference', 'NeurIPS 2022'],
    [
      'NeurIPS 2023 Datasets and Benchmarks Poster',
      'NeurIPS.cc/2023/Track/Datasets_and_Benchmarks',
      'NeurIPS 2023 Datasets and Benchmarks',
    ],
    ['Neural Comput. 2017', 'dblp.org/journals/NECO/2017', 'Neural Comput.'],
    ['CVPR 2019', 'dblp.org/conf/CVPR/2019', 'CVPR 2019'],
  ])('says without BibTeX that it appeared as %s', (venue, venueid, name) => {
    const facts = read(openreview, note({ venue, venueid }), paper)?.published?.facts;
    const isJournal = name.startsWith('Trans') || name.startsWith('Neural');
    expect(facts?.['container-title']).toBe(name);
    expect(facts?.type).toBe(isJournal ? 'article-journal' : 'paper-conference');
  });

  it.each([
    ['Submitted to ICLR 2024', 'ICLR.cc/2024/Conference/Rejected_Submission'],
    ['ICLR 2024 Conference Withdrawn Submission', 'ICLR.cc/2024/Conference/Withdrawn_Submission'],
    ['CoRR 2021', 'dblp.org/journals/CORR/2021'],
    ['ICLR 2024 Workshop on Margins', 'ICLR.cc/2024/Workshop/Margins'],
    ['ICLR 2024 poster', undefined],
    ['Decision pending for TMLR', 'TMLR/Decision_Pending'],
    ['DEIM 2023 (Non-archival)', 'DEIM/2023/Conference'],
    ['TinyPapers ICLR 2023', 'ICLR.cc/2023/TinyPapers'],
    ['ICLR 2024', 'ICLR.cc/2024/BlogPosts'],
    ['MIDL 2019 Abstract', 'MIDL.io/2019/Conference'],
    ['A venue', 'Somewhere/2024/Else'],
  ])('knows %s for none that appeared', (venue, venueid) => {
    expect(read(openreview, note({ venue, venueid }), paper)).toBeUndefined();
  });

  it('takes replies and other papers for none', () => {
    const venue = { venue: 'ICLR 2024 poster', venueid: 'ICLR.cc/2024/Conference' };
    expect(read(openreview, note({ ...venue, title: 'Official Review' }), paper)).toBeUndefined();
    expect(read(openreview, note({ ...venue, authors: ['John Roe'] }), paper)).toBeUndefined();
    expect(
      read(openreview, note(venue), paperOf('openreview:bbbbbbbbbb', { title: 'Margins', authors: ['Jane Doe'] })),
    ).toBeUndefined();
  });

  it('is asked for a note where no title is known', () => {
    expect(openreview.request([paperOf('openreview:nZeVKeeFYf9')]).url).toBe(
      'https://api2.openreview.net/notes?id=nZeVKeeFYf9',
    );
  });
});

describe('the ACL Anthology', () => {
  const paper = paperOf('acl:2020.acl-main.703');
  const bib = (more: string) => `@inproceedings{lewis-etal-2020-bart,
    title = "{BART}: Denoising $n$-grams \\& Sequence-to-Sequence",
    ${more}
    url = "https://aclanthology.org/2020.acl-main.703/",
}`;

  it('has accents, groups and particles in LaTeX', () => {
    const author = 'author = "{\\c{S}}ahin, G{\\"o}zde  and\\n van der Goot, Rob and {BigScience Workshop}",'.replace(
      '\\n',
      '\n',
    );
    expect(read(acl, bib(author), paper)?.fields).toMatchObject({
      title: 'BART: Denoising $n$-grams & Sequence-to-Sequence',
      author: [
        { family: 'Şahin', given: 'Gözde' },
        { family: 'Goot', 'non-dropping-particle': 'van der', given: 'Rob' },
        { literal: 'BigScience Workshop' },
      ],
    });
  });

  it('is not believed about another paper', () => {
    expect(read(acl, bib(''), paperOf('acl:2020.acl-main.704'))).toBeUndefined();
    expect(() => read(acl, 'Not found', paper)).toThrow(AnswerUnreadable);
  });

  it('knows its papers by their DOIs, old and new', () => {
    expect(acl.keyOf(paperOf('doi:10.18653/v1/n19-1423'))).toBe('N19-1423');
    expect(acl.keyOf(paperOf('arxiv:1910.13461', { DOI: '10.18653/v1/2020.acl-main.703' }))).toBe('2020.acl-main.703');
    expect(acl.keyOf(paperOf('doi:10.3115/v1/p14-1001'))).toBe('P14-1001');
    expect(acl.keyOf(paperOf('doi:10.3115/1073083.1073135'))).toBeUndefined();
    expect(acl.keyOf(paperOf('doi:10.1000/n19-1423'))).toBeUndefined();
  });
});

describe('Semantic Scholar', () => {
  it('is believed by what its papers say, not by their place', () => {
    const [one, other] = [paperOf('arxiv:2106.09685'), paperOf('arxiv:1706.03762')];
    const answer = [null, { paperId: 'a'.repeat(40), externalIds: { ArXiv: '2106.09685' }, title: 'T' }];
    const found = semanticscholar.read(JSON.stringify(answer), [one, other]);
    expect([...found.keys()]).toEqual(['arxiv:2106.09685']);
    expect(() => semanticscholar.read('{"error":"x"}', [one])).toThrow(AnswerUnreadable);
  });

  it('takes arXiv for no venue', () => {
    const paper = paperOf(`s2:${'a'.repeat(40)}`);
    const answer = [
      { paperId: 'a'.repeat(40), title: 'T', venue: 'arXiv.org', year: 2021, publicationTypes: ['JournalArticle'] },
    ];
    expect(read(semanticscholar, answer, paper)?.fields).toEqual({ title: 'T', issued: '2021' });
  });
});

describe('the DOI that Semantic Scholar has of a preprint', () => {
  const paper = paperOf('arxiv:2106.09685', { title: 'Margins', authors: ['Jane Doe'] });
  const said = (DOI: string) => {
    const item = { title: 'Margins', authors: [{ name: 'Jane Doe' }], externalIds: { ArXiv: '2106.09685', DOI } };
    return read(semanticscholar, [{ paperId: 'a'.repeat(40), ...item }], paper)?.published?.facts.DOI;
  };

  it.each([
    '10.2139/ssrn.1234567',
    '10.21203/rs.3.rs-1/v1',
    '10.36227/techrxiv.1',
    '10.31223/x5abcd',
    '10.33774/coe-2021-x1',
    '10.32942/osf.io/x1',
    '10.1101/2020.01.02.123456',
  ])('is no published version’s where it is another preprint’s: %s', (doi) => {
    expect(said(doi)).toBeUndefined();
    expect(said('10.1000/margins')).toBe('10.1000/margins');
  });
});

describe('PubMed', () => {
  const paper = paperOf('pmid:1');
  const article = (inside: string) =>
    `<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>${inside}</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>`;

  it('has groups, suffixes, lists that are cut, and dates in words', () => {
    const inside = `<Journal><JournalIssue><PubDate><MedlineDate>1998 Dec-1999 Jan</MedlineDate></PubDate></JournalIssue></Journal>
      <ArticleTitle>[Of <i>E. coli</i> and others.].</ArticleTitle>
      <Abstract><AbstractText Label="BACKGROUND">One.</AbstractText><AbstractText Label="UNLABELLED">Two.</AbstractText></Abstract>
      <AuthorList CompleteYN="N"><Author><LastName>Doe</LastName><Initials>JR</Initials><Suffix>3rd</Suffix></Author>
      <Author><CollectiveName>The Margin Study Group</CollectiveName></Author><Author/></AuthorList>`;
    expect(read(pubmed, article(inside), paper)?.fields).toEqual({
      title: 'Of E. coli and others',
      abstract: 'BACKGROUND: One. Two.',
      author: [{ family: 'Doe', given: 'JR', suffix: 'III' }, { literal: 'The Margin Study Group' }],
      authorsIncomplete: true,
      issued: '1998',
      type: 'article-journal',
    });
  });

  it('has figures above and below the line, and signs that are no markup', () => {
    const inside = `<ArticleTitle>CO<sub>2</sub> &amp; Ca<sup>2+</sup> at P &lt; 0.05 <b>of <i>E. coli</i></b>.</ArticleTitle>
      <Abstract><AbstractText>H<sub>2</sub>O.</AbstractText></Abstract>`;
    expect(read(pubmed, article(inside), paper)?.fields).toMatchObject({
      title: 'CO₂ & Ca²⁺ at P < 0.05 of E. coli',
      abstract: 'H₂O.',
    });
  });

  it('leaves a name out that was misspelt, where the right one stands beside it', () => {
    const [wrong, right] = ['N', 'Y'].map(
      (valid) => `<Author ValidYN="${valid}"><LastName>Sm${valid}th</LastName><Initials>J</Initials></Author>`,
    );
    const authors = (...all: (string | undefined)[]) =>
      read(pubmed, article(`<AuthorList>${all.join('')}</AuthorList>`), paper)?.fields.author;
    expect(authors(wrong, right)).toEqual([{ family: 'SmYth', given: 'J' }]);
    expect(authors(wrong)).toEqual([{ family: 'SmNth', given: 'J' }]);
  });

  it.each([
    ['123-9', '123-129'],
    ['1423-37', '1423-1437'],
    ['S12-S20', 'S12-S20'],
    ['e1001', 'e1001'],
    ['99-101', '99-101'],
  ])('has pages %s', (written, page) => {
    expect(
      read(pubmed, article(`<Pagination><MedlinePgn>${written}</MedlinePgn></Pagination>`), paper)?.fields.page,
    ).toBe(page);
  });

  it('is not believed about another paper', () => {
    expect(read(pubmed, article(''), paperOf('pmid:2'))).toBeUndefined();
  });
});

describe('DataCite', () => {
  const paper = paperOf('doi:10.5281/zenodo.3509134');

  it('has organizations, names that are not parted, and kinds of things', () => {
    const attributes = {
      doi: '10.5281/ZENODO.3509134',
      creators: [
        { name: 'The pandas development team', nameType: 'Organizational' },
        { name: 'McKinney, Wes', nameType: 'Personal' },
        { name: 'Jane Doe' },
      ],
      titles: [{ title: 'Untertitel', titleType: 'Subtitle' }, { title: 'pandas-dev/pandas: Pandas' }],
      types: { resourceTypeGeneral: 'Software' },
      publisher: { name: 'Zenodo' },
      publicationYear: 2020,
      relatedIdentifiers: [
        { relationType: 'IsVersionOf', relatedIdentifierType: 'DOI', relatedIdentifier: '10.5281/zenodo.1' },
      ],
    };
    expect(read(datacite, { data: { attributes } }, paper)).toEqual({
      fields: {
        title: 'pandas-dev/pandas: Pandas',
        author: [
          { literal: 'The pandas development team' },
          { family: 'McKinney', given: 'Wes' },
          { given: 'Jane', family: 'Doe' },
        ],
        type: 'software',
        issued: '2020',
        publisher: 'Zenodo',
        DOI: '10.5281/ZENODO.3509134',
      },
    });
  });

  it('is not believed about another paper', () => {
    expect(read(datacite, { data: { attributes: { doi: '10.5281/zenodo.1' } } }, paper)).toBeUndefined();
    expect(() => read(datacite, { data: [] }, paper)).toThrow(AnswerUnreadable);
  });
});
