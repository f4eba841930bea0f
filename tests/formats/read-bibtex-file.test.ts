import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import type { ImportedPaper } from '../../src/core/importing';
import { isBibtex } from '../../src/formats/bibtex-entries';
import { readBibtexFile } from '../../src/formats/read-bibtex';

const one = async (text: string): Promise<ImportedPaper> => {
  const { papers } = await readBibtexFile(text);
  expect(papers).toHaveLength(1);
  return papers[0] as ImportedPaper;
};

/** What an entry says of its paper. */
const factsOf = async (fields: string, type = 'article') => {
  const { id: _, ...facts } = (await one(`@${type}{k, title = {Deep things}, ${fields}}`)).paper;
  return facts;
};

describe('an imported BibTeX file', () => {
  it('gives all fields of an entry, its key, tags, note, status and star', async () => {
    expect(
      await one(String.raw`
@inproceedings{he_deep_2016,
  title = {Deep {Residual} Learning},
  subtitle = {A Story},
  author = {He, Kaiming and {Open Science Collaboration}},
  editor = {Bajcsy, Ruzena},
  booktitle = {{CVPR} \& Friends},
  series = {Lecture Notes},
  volume = {12}, number = {3}, pages = {770--778},
  publisher = {IEEE}, address = {Las Vegas, {NV}}, edition = {2nd},
  date = {2016-06-27/2016-06-30},
  isbn = {978-1-4673-8851-1}, issn = {1063-6919},
  doi = {10.1109/CVPR.2016.90}, url = {https://example.org/a\_b},
  abstract = {Deeper.}, langid = {english}, file = {a.pdf:/home/x/a.pdf:application/pdf},
  keywords = {Vision, {Networks, deep}, r\'esum\'e},
  groups = {To read}, readstatus = {skimmed}, ranking = {rank5},
  note = {Best paper}, annotation = {Read it twice},
}`),
    ).toEqual({
      paper: {
        id: 'doi:10.1109/cvpr.2016.90',
        title: 'Deep Residual Learning: A Story',
        author: [{ family: 'He', given: 'Kaiming' }, { literal: 'Open Science Collaboration' }],
        editor: [{ family: 'Bajcsy', given: 'Ruzena' }],
        type: 'paper-conference',
        'container-title': 'CVPR & Friends',
        'collection-title': 'Lecture Notes',
        volume: '12',
        issue: '3',
        page: '770–778',
        publisher: 'IEEE',
        'publisher-place': 'Las Vegas, NV',
        edition: '2nd',
        issued: '2016-06-27',
        ISBN: '978-1-4673-8851-1',
        ISSN: '1063-6919',
        DOI: '10.1109/CVPR.2016.90',
        URL: 'https://example.org/a_b',
        abstract: 'Deeper.',
      },
      line: 2,
      tags: ['Vision', 'Networks, deep', 'résumé', 'To read'],
      note: 'Best paper\n\nRead it twice',
      key: 'he_deep_2016',
      status: 'reading',
      starred: true,
    });
  });

  it.each([
    ['phdthesis', 'school = {MIT}', { type: 'thesis', genre: 'PhD thesis', publisher: 'MIT' }],
    [
      'thesis',
      'type = {mathesis}, institution = {ETH}',
      { type: 'thesis', genre: "Master's thesis", publisher: 'ETH' },
    ],
    [
      'techreport',
      'institution = {CERN}, number = {7}',
      { type: 'report', genre: 'Technical report', number: '7', publisher: 'CERN' },
    ],
    ['book', 'publisher = {MIT Press}', { type: 'book', publisher: 'MIT Press' }],
    ['incollection', 'booktitle = {Handbook}', { type: 'chapter', 'container-title': 'Handbook' }],
    ['online', 'url = {https://example.org}', { type: 'webpage', URL: 'https://example.org' }],
    ['misc', 'howpublished = {\\url{https://example.org/x~y}}', { URL: 'https://example.org/x~y' }],
    ['misc', 'howpublished = {Talk at CERN}', { publisher: 'Talk at CERN' }],
    ['article', 'journal = {CoRR}, volume = {abs/1706.03762}', { type: 'article' }],
    ['misc', 'publisher = {arXiv}, doi = {10.48550/arXiv.1706.03762}, note = {arXiv:1706.03762 [cs]}', {}],
    ['article', 'journal = {arXiv preprint arXiv:1706.03762}', { type: 'article' }],
  ])('knows what a %s with %s is', async (type, fields, facts) => {
    expect(await factsOf(fields, type)).toEqual({ title: 'Deep things', ...facts });
  });

  it.each([
    ['year = 2017, month = jun', '2017-06'],
    ['year = {2017}, month = {June}', '2017-06'],
    ['year = "2017", month = 6, day = 12', '2017-06-12'],
    ['year = 2017, month = "12~" # jun', '2017-06-12'],
    ['year = 2017, month = jun # "~12"', '2017-06-12'],
    ['year = {2017 (to appear)}', '2017'],
    ['date = {2017-06}', '2017-06'],
    ['date = {2017/2018}', '2017'],
    ['date = {2017-21}', '2017'],
    ['year = {n.d.}', undefined],
  ])('reads when: %s', async (fields, issued) => {
    expect((await factsOf(fields)).issued).toBe(issued);
  });

  it.each([
    ['{Garcia y Vega}, Ann', { family: 'Garcia y Vega', given: 'Ann' }],
    ['Ramón y Cajal, Santiago', { family: 'Ramón y Cajal', given: 'Santiago' }],
    ['{van Dam}, Jan', { family: 'van Dam', given: 'Jan' }],
    ['van Dam, Jan', { family: 'Dam', given: 'Jan', 'non-dropping-particle': 'van' }],
    ['Jan {van Dam}', { family: 'van Dam', given: 'Jan' }],
    [
      "Charles Louis Xavier Joseph de {la Vall{\\'e}e Poussin}",
      { family: 'la Vallée Poussin', given: 'Charles Louis Xavier Joseph', 'non-dropping-particle': 'de' },
    ],
    ['Davis, Jr., Sammy', { family: 'Davis', given: 'Sammy', suffix: 'Jr.' }],
    ['{\\"O}zg{\\"u}r {\\c S}en', { family: 'Şen', given: 'Özgür' }],
    ['{\\"o}zg{\\"u}r Sen, A.~B.', { family: 'Sen', given: 'A. B.', 'non-dropping-particle': 'özgür' }],
    ['{\\L}ukasz Kaiser', { family: 'Kaiser', given: 'Łukasz' }],
    ['张, 三', { family: '张', given: '三' }],
    ['张三', { literal: '张三' }],
    ['Ибн Сина, Абу', { family: 'Ибн Сина', given: 'Абу' }],
    ['{Barnes and Noble}', { literal: 'Barnes and Noble' }],
    [String.raw`Jos{\'e} {P{\'e}rez L{\'o}pez}`, { family: 'Pérez López', given: 'José' }],
    [String.raw`{\'E}ric {\'E}tude`, { family: 'Étude', given: 'Éric' }],
    ['{{OpenAI}}', { literal: 'OpenAI' }],
    ['Research, Jane', { family: 'Research', given: 'Jane' }],
    [
      'family=Maaten, given=Laurens, prefix=van der, useprefix=true',
      { family: 'Maaten', given: 'Laurens', 'non-dropping-particle': 'van der' },
    ],
    ['Aristotle', { literal: 'Aristotle' }],
  ])('reads the name %s', async (written, name) => {
    expect((await factsOf(`author = {${written} and Doe, Jane}`)).author).toEqual([
      name,
      { family: 'Doe', given: 'Jane' },
    ]);
  });

  it.each([
    [String.raw`Garc{\'\i}a`, 'García'],
    [String.raw`Garc{\'{\i}}a`, 'García'],
    [String.raw`Garc\'\i a`, 'García'],
    [String.raw`na{\"{\i}}ve {\~{\i}} {\={\i}} \u{\i} \v{\i} {\^\j}`, 'naïve ĩ ī ĭ ǐ ĵ'],
    [String.raw`\'{ı}a, kap\i`, 'ía, kapı'],
    [String.raw`{\'Etude} \`a l'\oe uvre \c{c} \H{o} {\o}re`, "Étude à l'œuvre ç ő øre"],
    [
      String.raw`supervised vs.\ unsupervised \LaTeX\ and \LaTeX{} and {\TeX}`,
      'supervised vs. unsupervised LaTeX and LaTeX and TeX',
    ],
    [String.raw`\quotedblbase nein{\textquotedblleft} \& ja`, '„nein“ & ja'],
    [String.raw`maths with $\tilde{x}$ stays`, String.raw`maths with $\tilde{x}$ stays`],
  ])('reads the LaTeX %s', async (written, text) => {
    expect((await one(`@misc{k, title = {${written}}}`)).paper.title).toBe(text);
  });

  it('reads accents of a text that is too long for the parser, too', async () => {
    const long = String.raw`Garc{\'\i}a vs.\ ${'x'.repeat(5_000)}`;
    expect((await one(`@misc{k, title = {T}, abstract = {${long}}}`)).paper.abstract).toMatch(/^García vs\. xxx/);
  });

  it('takes over what stands in crossref and xdata, before or behind, and in circles', async () => {
    const { papers } = await readBibtexFile(`
@inproceedings{a, title = {First things}, crossref = {vol}, xdata = {press}}
@inproceedings{b, title = {Second things}, booktitle = {Own}, crossref = {VOL}}
@proceedings{vol, title = {The Volume}, year = 2001, doi = {10.1000/182}, keywords = {x}, editor = {Doe, Jane}, crossref = {a}}
@xdata{press, publisher = {Press}, xdata = {press, gone}}
@article{self, title = {Selfish}, crossref = {self}, journal = {J}}`);
    expect(
      papers.map(({ paper }) => [
        paper.title,
        paper['container-title'],
        paper.issued,
        paper.publisher,
        paper.id,
        paper.editor?.length,
      ]),
    ).toEqual([
      ['First things', 'The Volume', '2001', 'Press', 'title:first things', 1],
      ['Second things', 'Own', '2001', 'Press', 'title:second things', 1],
      ['The Volume', undefined, '2001', 'Press', 'doi:10.1000/182', 1],
      ['Selfish', 'J', undefined, undefined, 'title:selfish', undefined],
    ]);
    const many = Array.from(
      { length: 3_000 },
      (_, at) => `@misc{k${at}, title = {Thing ${at}}, crossref = {k${(at + 1) % 3_000}}}`,
    );
    expect((await readBibtexFile(many.join('\n'))).papers).toHaveLength(3_000);
    const keys = Array.from({ length: 40 }, (_, at) => `k${at}`);
    const knot = keys.map((key) => `@misc{${key}, title = {Thing ${key}}, xdata = {${keys.join(', ')}}}`);
    expect((await readBibtexFile(knot.join('\n'))).papers).toHaveLength(40);
  });

  const twice = async (first: string, second: string) => {
    const { papers, faults } = await readBibtexFile(`@${first}\n@${second}`);
    return { papers, said: papers.map(({ paper }) => paper), faults: faults.map(({ line, fault }) => [line, fault]) };
  };

  it('takes two works of one title for two, where many pieces have it or what they are says so', async () => {
    const { papers, said, faults } = await twice(
      'article{one, title={Introduction}, author={Doe, J}, journal={A}, year=2001}',
      'article{two, title={Introduction}, author={Doe, J}, journal={B}, volume=3, year=2009}',
    );
    expect(papers.map(({ key }) => key)).toEqual(['one', 'two']);
    expect(said).toMatchObject([
      { 'container-title': 'A', issued: '2001' },
      { 'container-title': 'B', issued: '2009', volume: '3' },
    ]);
    expect(said[0]).not.toHaveProperty('volume');
    expect(new Set(said.map(({ id }) => id)).size).toBe(2);
    expect(faults).toEqual([]);
    const thesis = await twice(
      'phdthesis{t, title={Deep things}, author={Doe, J}, school={MIT}, year=2001}',
      'article{a, title={Deep things}, author={Doe, J}, journal={Nature}, pages={1--9}, year=2001}',
    );
    expect(thesis.said).toMatchObject([{ type: 'thesis' }, { type: 'article-journal', 'container-title': 'Nature' }]);
    expect(thesis.said[0]).not.toHaveProperty('page');
  });

  it.each([
    ['first', 0],
    ['last', 1],
  ])('never mixes two versions of a paper: the published one counts, be it the %s', async (_, at) => {
    const entries = [
      'inproceedings{pub, title={Deep things}, author={Doe, J}, booktitle={ICML}, year=2020, pages={1--9}, eprint={2001.00001}, archiveprefix={arXiv}}',
      'misc{pre, title={Deep things}, author={Doe, J}, year=2019, volume={7}, eprint={2001.00001}, archiveprefix={arXiv}, abstract={Deeper.}}',
    ];
    const { papers, said, faults } = await twice(entries[at] ?? '', entries[1 - at] ?? '');
    expect(said).toMatchObject([
      { type: 'paper-conference', 'container-title': 'ICML', issued: '2020', page: '1–9', abstract: 'Deeper.' },
    ]);
    expect(said[0]).not.toHaveProperty('volume');
    expect(papers[0]).toMatchObject(at === 0 ? { key: 'pub', otherKeys: ['pre'] } : { key: 'pre', otherKeys: ['pub'] });
    expect(faults).toEqual([]);
  });

  it('says of a second publication of a paper that the first counts', async () => {
    const { said, faults } = await twice(
      'article{one, title={Deep things}, author={Doe, J}, journal={A}, year=2001}',
      'article{two, title={Deep things}, author={Doe, J}, journal={B}, volume=3, year=2001}',
    );
    expect(said).toMatchObject([{ 'container-title': 'A' }]);
    expect(said[0]).not.toHaveProperty('volume');
    expect(faults).toEqual([[2, 'other']]);
  });

  it('takes a journal’s short name for the journal where volume and pages agree', async () => {
    const { said, faults } = await twice(
      'article{one, title={Deep things}, author={Doe, J}, journal={Nat.}, volume=1, pages={1--9}}',
      'article{two, title={Deep things}, author={Doe, J}, journal={Nature}, volume=1, pages={1-9}, year=2001}',
    );
    expect(said).toMatchObject([{ 'container-title': 'Nat.', issued: '2001' }]);
    expect(faults).toEqual([]);
  });

  it('keeps the further keys of a paper, and chapters that carry their book’s DOI', async () => {
    const doi = 'author={Doe, J and Roe, R}, doi={10.1000/182}';
    const { papers } = await twice(`book{x1, title={Deep things}, ${doi}}`, `book{x2, title={Deep things}, ${doi}}`);
    expect(papers).toMatchObject([{ key: 'x1', otherKeys: ['x2'] }]);
    const chapters = await twice(
      `incollection{x1, title={Deep things}, booktitle={All}, ${doi}}`,
      `incollection{x3, title={Deeper ones}, booktitle={All}, ${doi}}`,
    );
    expect(chapters.papers).toMatchObject([{ key: 'x1' }, { key: 'x3', paper: { title: 'Deeper ones' } }]);
    const renamed = await twice(`article{x1, title={Deep things}, ${doi}}`, `article{x3, title={Deeper ones}, ${doi}}`);
    expect(renamed.papers).toMatchObject([{ key: 'x1', otherKeys: ['x3'], paper: { title: 'Deep things' } }]);
    expect(renamed.faults).toEqual([[2, 'other']]);
  });

  it('passes over comments and preambles with all that stands in them', async () => {
    const { papers, faults } = await readBibtexFile(`
@comment{ @article{no, title = {Not this}}
@article{no2, title = {Nor this}} }
@Comment @article{no3, title = {Nor that}}
% @article{no4, title = {Nor that}}
@preamble{ "\\newcommand{\\x}{@article{no5, title = {x}}}" }
@comment{never closed
@article(yes, title = "Round", note = "5) and {"} more")
@article{abs, title = {Held}, abstract = {As in
@article{held, title = {Not an entry}}
it says}} @misc{same, title = {Same line}}, @misc{more, title = {More}}
@misc{, title = {No key}}`);
    expect(papers.map(({ paper, line }) => [line, paper.title])).toEqual([
      [8, 'Round'],
      [9, 'Held'],
      [11, 'Same line'],
      [11, 'More'],
      [12, 'No key'],
    ]);
    expect(faults).toEqual([]);
  });

  it("reads JabRef's groups as nested tags, old ones and new", async () => {
    const { papers } = await readBibtexFile(String.raw`
@article{a, title = {First}, groups = {Vision, Other}}
@article{b, title = {Second}}
@comment{jabref-meta: databaseType:bibtex;}
@comment{jabref-meta: grouping:
0 AllEntriesGroup:;
1 StaticGroup:Machine Learning\;0\;1\;0x8a8a8aff\;\;\;;
2 StaticGroup:Vision\;0\;1\;\;\;\;;
1 ExplicitGroup:Old\\\; one\;0\;a\;
b\;;
}`);
    expect(papers.map(({ tags }) => tags)).toEqual([['Machine Learning/Vision', 'Other', 'Old; one'], ['Old; one']]);
  });

  it("reads Better BibTeX's collections", async () => {
    const { papers } = await readBibtexFile(`@article{a, title = {First}}
@comment{jabref-meta: groupsversion:3;}
@comment{jabref-meta: groupstree:
0 AllEntriesGroup:;
1 ExplicitGroup:Thesis\\;0\\;;
2 ExplicitGroup:Chapter 1\\;0\\;a\\;;
}`);
    expect(papers[0]?.tags).toEqual(['Thesis/Chapter 1']);
  });

  it('reads many groups that name one entry', async () => {
    const groups = Array.from({ length: 19_000 }, (_, at) => `1 ExplicitGroup:G${at}\\;0\\;a\\;;`);
    const { papers } = await readBibtexFile(
      `@article{a, title = {First}}\n@comment{jabref-meta: groupstree:\n${groups.join('\n')}\n}`,
    );
    expect(papers[0]?.tags).toHaveLength(500);
  });

  it.each([
    [String.raw`journal = {\aap}`, 'Astronomy & Astrophysics'],
    [String.raw`journal = {\mnras}`, 'Monthly Notices of the Royal Astronomical Society'],
    [String.raw`journal = {\unheardof}`, 'unheardof'],
  ])('reads %s', async (fields, container) => {
    expect((await factsOf(fields))['container-title']).toBe(container);
  });

  it('leaves out the numbers by which DBLP tells namesakes apart', async () => {
    const dblp = (key: string, more = '') =>
      one(`@article{${key}, title = {Deep}, author = {Wei Wang 0001 and\n Li Li 0002}${more}}`);
    const names = [
      { family: 'Wang', given: 'Wei' },
      { family: 'Li', given: 'Li' },
    ];
    expect((await dblp('DBLP:journals/x/Wang17')).paper.author).toEqual(names);
    expect((await dblp('k', ', biburl = {https://dblp.org/rec/journals/x/Wang17.bib}')).paper.author).toEqual(names);
    expect((await dblp('k')).paper.author?.[0]).not.toEqual(names[0]);
  });

  it('takes an archive’s number for no issue, and the archive for no publisher', async () => {
    const { paper } = await one(
      '@misc{k, title = {Llama 2}, number = {arXiv:2307.09288}, publisher = {arXiv}, eprint = {2307.09288}, archiveprefix = {arXiv}}',
    );
    expect(paper).toMatchObject({ id: 'arxiv:2307.09288' });
    expect(paper).not.toHaveProperty('issue');
    expect(paper).not.toHaveProperty('publisher');
    expect((await one('@misc{k, title = {Llama 2}, number = {arXiv:2307.09288}}')).paper.id).toBe('arxiv:2307.09288');
  });

  it.each(['annote', 'annotation', 'comment'])('keeps the lines of %s, whatever commands are in it', async (field) => {
    const note = String.raw`# Head
- a {\textbraceleft} \% \&
- b

  code {\"o} x`;
    expect((await one(`@misc{k, title = {Deep}, ${field} = {${note}}}`)).note).toBe(
      '# Head\n- a { % &\n- b\n\n  code ö x',
    );
  });

  it('knows how many authors there are of whom not all are kept', async () => {
    const authors = Array.from({ length: 6_000 }, (_, at) => `Doe, J${at}`).join(' and ');
    const { paper } = await one(`@misc{k, title = {Deep}, author = {${authors}}}`);
    expect([paper.author?.length, paper.authorsIncomplete, paper.authorCount]).toEqual([5_000, true, 6_000]);
  });

  it('says which keys and texts it could not keep', async () => {
    const { papers, faults } = await readBibtexFile(
      `@article{müller2020, title = {First}}\n@article{ok, title = {${'x'.repeat(3_000)}}}\n@book{none, year = 2000}`,
    );
    expect(papers.map(({ key }) => key)).toEqual([undefined, 'ok']);
    expect(faults).toEqual([
      { line: 1, fault: 'key', text: '@article{müller2020' },
      { line: 2, fault: 'cut', text: '@article{ok' },
      { line: 3, fault: 'nothing', text: '@book{none' },
    ]);
  });

  it.each([
    'https://doi.org/10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
    'Smith 2019',
    'a=b',
    'a"b',
  ])('keeps an entry whose key can’t be: %s', async (key) => {
    const text = `@article{${key},\n title = {First}, year = 1998\n}`;
    const { papers, faults } = await readBibtexFile(`${text}\n@misc{ok, title = {Second}}`);
    expect(papers.map(({ paper, key: kept }) => [paper.title, kept])).toEqual([
      ['First', undefined],
      ['Second', 'ok'],
    ]);
    expect(faults).toMatchObject([{ line: 1, fault: 'key' }]);
    expect(isBibtex(text)).toBe(true);
  });

  it.each([
    [
      '10,000 authors',
      `@misc{k, title = {Deep things}, author = {${Array.from({ length: 10_000 }, (_, at) => `Doe, J${at}`).join(' and ')}}}`,
      1,
    ],
    ['a megabyte on one line', '@misc{k, title = {Deep things}} '.repeat(30_000), 1],
    ['many braces that are never closed', '@misc{k, title = {x\n'.repeat(30_000), 0],
    ['many comments that are never closed', '@comment{x\n'.repeat(100_000), 0],
    ['deep braces', `@misc{k, title = {${'{'.repeat(100_000)}`, 0],
    [
      'names from the prototype',
      '@misc{__proto__, title = {Deep things}, __proto__ = {x}, constructor = {y}, toString = 1}',
      1,
    ],
  ])('comes to an end with %s', async (_, text, count) => {
    expect((await readBibtexFile(text)).papers).toHaveLength(count);
  });
});
