import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import '../../src/core/all-schemes';
import { readReferences } from '../../src/formats/read-file';

const read = (content: string | Uint8Array) => readReferences(new Blob([content as BlobPart]));
const titlesOf = async (content: string | Uint8Array) => (await read(content)).papers.map(({ paper }) => paper.title);

const rdf = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:z="http://www.zotero.org/namespaces/export#" xmlns:bib="http://purl.org/net/biblio#" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:foaf="http://xmlns.com/foaf/0.1/" xmlns:prism="http://prismstandard.org/namespaces/1.2/basic/" xmlns:vcard="http://nwalsh.com/rdf/vCard#">
  <bib:Article rdf:about="https://example.org/deep">
    <z:itemType>journalArticle</z:itemType>
    <dcterms:isPartOf rdf:resource="urn:issn:1063-6919"/>
    <dc:publisher><foaf:Organization><vcard:adr><vcard:Address><vcard:locality>Paris</vcard:locality></vcard:Address></vcard:adr><foaf:name>Press</foaf:name></foaf:Organization></dc:publisher>
    <bib:authors><rdf:Seq>
      <rdf:li><foaf:Person><foaf:surname>van Doe</foaf:surname><foaf:givenName>Jane</foaf:givenName></foaf:Person></rdf:li>
      <rdf:li><foaf:Person><foaf:surname>OpenAI</foaf:surname></foaf:Person></rdf:li>
    </rdf:Seq></bib:authors>
    <dcterms:isReferencedBy rdf:resource="#item_2"/>
    <dc:subject>vision</dc:subject>
    <dc:subject><z:AutomaticTag><rdf:value>auto</rdf:value></z:AutomaticTag></dc:subject>
    <dc:title>Deep &amp; things</dc:title>
    <dc:date>2017-06-12</dc:date>
    <bib:pages>1-9</bib:pages>
    <dc:description>arXiv:1706.03762 [cs]
Citation Key: doe2017</dc:description>
  </bib:Article>
  <bib:Journal rdf:about="urn:issn:1063-6919">
    <prism:volume>30</prism:volume>
    <dc:title>Journal of Things</dc:title>
    <dc:identifier>DOI 10.1000/182</dc:identifier>
    <dc:identifier>ISSN 1063-6919</dc:identifier>
  </bib:Journal>
  <bib:Memo rdf:about="#item_2"><rdf:value>&lt;p&gt;Read &lt;i&gt;this&lt;/i&gt;&lt;/p&gt;</rdf:value></bib:Memo>
  <z:Attachment rdf:about="#item_3"><dc:title>PDF</dc:title></z:Attachment>
  <z:Collection rdf:about="#collection_1"><dc:title>Thesis</dc:title><dcterms:hasPart rdf:resource="#collection_2"/></z:Collection>
  <z:Collection rdf:about="#collection_2"><dc:title>Chapter 1</dc:title><dcterms:hasPart rdf:resource="https://example.org/deep"/><dcterms:hasPart rdf:resource="#collection_1"/></z:Collection>
</rdf:RDF>`;

const memory = JSON.stringify(
  {
    'Arxiv-1703.10593': {
      author: 'Jun-Yan Zhu and Taesung Park',
      bibtex:
        '@inproceedings{zhu2017,\n title = {Unpaired Translation},\n author = {Zhu, Jun-Yan and Park, Taesung},\n booktitle = {{ICCV}}, year = {2017}, doi = {10.1109/ICCV.2017.244}}',
      codeLink: 'https://github.com/junyanz/CycleGAN',
      favorite: true,
      key: 'zhu2017unpaired',
      note: 'Accepted',
      pdfLink: 'http://arxiv.org/pdf/1703.10593v7',
      tags: ['gan', 7],
      title: 'Unpaired Translation',
      year: '2017',
    },
    'JMLR-2012_x': {
      title: 'Random Search',
      author: 'James Bergstra',
      bibtex: '@broken',
      year: '2012',
      venue: 'JMLR',
      pdfLink: '',
    },
    __dataVersion: 508,
  },
  null,
  2,
);

describe('a file of references', () => {
  it("is read as Zotero's RDF with notes, tags and nested collections", async () => {
    const { kind, papers, faults } = await read(rdf);
    expect([kind, faults]).toEqual(['zotero-rdf', []]);
    expect(papers).toEqual([
      {
        paper: {
          id: 'arxiv:1706.03762',
          aliases: ['doi:10.1000/182'],
          type: 'article-journal',
          title: 'Deep & things',
          author: [{ family: 'Doe', given: 'Jane', 'non-dropping-particle': 'van' }, { literal: 'OpenAI' }],
          issued: '2017-06-12',
          'container-title': 'Journal of Things',
          volume: '30',
          page: '1-9',
          publisher: 'Press',
          'publisher-place': 'Paris',
          DOI: '10.1000/182',
          ISSN: '1063-6919',
          URL: 'https://example.org/deep',
        },
        line: 3,
        tags: ['vision', 'auto', 'Thesis/Chapter 1'],
        note: 'Read this',
        key: 'doe2017',
      },
    ]);
    const broken = await read(rdf.replace('</bib:Article>', ''));
    expect(broken.papers).toEqual([]);
    expect(broken.faults[0]?.line).toBeGreaterThan(20);
    expect((await read(`<rdf:RDF>${'<a>'.repeat(100_000)}`)).faults).toHaveLength(1);
  });

  it('is read to its end where collections hold each other', async () => {
    const parts = Array.from({ length: 40 }, (_, at) => `<dcterms:hasPart rdf:resource="#c${at}"/>`).join('');
    const knot = Array.from(
      { length: 40 },
      (_, at) =>
        `<z:Collection rdf:about="#c${at}"><dc:title>C${at}</dc:title>${parts}<dcterms:hasPart rdf:resource="#i"/></z:Collection>`,
    );
    const end = '</rdf:RDF>';
    const item =
      '<bib:Article rdf:about="#i"><z:itemType>journalArticle</z:itemType><dc:title>Tied</dc:title></bib:Article>';
    const { papers } = await read(rdf.replace(end, `${item}${knot.join('')}${end}`));
    expect(papers.find(({ paper }) => paper.title === 'Tied')?.tags).toContain('C0');
  });

  it("is read as PaperMemory's export", async () => {
    const { kind, papers, faults } = await read(memory);
    expect([kind, faults]).toEqual(['papermemory', []]);
    expect(papers).toEqual([
      {
        paper: {
          id: 'arxiv:1703.10593',
          aliases: ['doi:10.1109/iccv.2017.244'],
          title: 'Unpaired Translation',
          author: [
            { family: 'Zhu', given: 'Jun-Yan' },
            { family: 'Park', given: 'Taesung' },
          ],
          issued: '2017',
          type: 'paper-conference',
          'container-title': 'ICCV',
          DOI: '10.1109/ICCV.2017.244',
          URL: 'http://arxiv.org/pdf/1703.10593v7',
        },
        line: 2,
        tags: ['gan'],
        note: 'Accepted\n\nCode: https://github.com/junyanz/CycleGAN',
        key: 'zhu2017unpaired',
        starred: true,
      },
      {
        paper: {
          id: 'title:random search|bergstra',
          title: 'Random Search',
          author: [{ family: 'Bergstra', given: 'James' }],
          issued: '2012',
          'container-title': 'JMLR',
        },
        line: 17,
        tags: [],
      },
    ]);
  });

  it.each([
    ['UTF-8 with a mark', new TextEncoder().encode('\uFEFF@misc{k, title = {Étude}}')],
    ['UTF-16, little end first', new Uint8Array(Buffer.from('\uFEFF@misc{k, title = {Étude}}', 'utf16le'))],
    ['UTF-16 without a mark', new Uint8Array(Buffer.from('@misc{k, title = {Étude}}', 'utf16le'))],
    ['UTF-16, big end first', new Uint8Array(Buffer.from('\uFEFF@misc{k, title = {Étude}}', 'utf16le').swap16())],
    ['Latin-1', new Uint8Array(Buffer.from('@misc{k, title = {Étude}}', 'latin1'))],
  ])('is read in %s', async (_, bytes) => {
    expect(await titlesOf(bytes)).toEqual(['Étude']);
  });

  it('is UTF-8 but for the lines that aren’t, which are named', async () => {
    const lines = ['@misc{k, title = {Über die Räume}}', '@misc{l, title = {Étude}}', '@misc{m, title = {Ça}}'];
    const bytes = Buffer.concat(lines.map((line, at) => Buffer.from(`${line}\n`, at === 1 ? 'latin1' : 'utf8')));
    const file = await readReferences(new Blob([bytes]));
    expect(file.papers.map(({ paper }) => paper.title)).toEqual(['Über die Räume', 'Étude', 'Ça']);
    expect(file.faults).toEqual([{ line: 2, fault: 'letters', text: lines[1] }]);
    const ended = Buffer.concat([Buffer.from(lines[0] ?? ''), Buffer.from([10, 0xff])]);
    expect((await readReferences(new Blob([ended]))).papers[0]?.paper.title).toBe('Über die Räume');
  });

  it('is told by what stands in it', async () => {
    const kinds = await Promise.all(
      ['@misc{k, title = {A thing}}', 'TY  - JOUR\nTI  - A thing\nER  -', '[{"title": "A thing"}]', memory, rdf].map(
        async (content) => (await read(content)).kind,
      ),
    );
    expect(kinds).toEqual(['bibtex', 'ris', 'csl-json', 'papermemory', 'zotero-rdf']);
  });

  const backup = '{"manicule":"library","version":1,"records":[\n]}';
  it.each([
    ['FileEmpty', ' \n\t'],
    ['FileEmpty', ''],
    ['FileNotReferences', 'Dear all, see https://arxiv.org/abs/1706.03762'],
    ['FileNotReferences', '{"a": 1}'],
    ['FileNotReferences', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 1, 2, 3])],
    ['FileNotReferences', gzipSync('[{"title": "A thing"}]')],
    ['FileIsBackup', backup],
    ['FileIsBackup', gzipSync(backup)],
  ])('is refused as %s', async (name, content) => {
    await expect(read(content)).rejects.toMatchObject({ name });
  });

  it('is refused where it is too large, before it is read', async () => {
    const file = new Blob([]);
    Object.defineProperty(file, 'size', { value: 50_000_001 });
    await expect(readReferences(file)).rejects.toMatchObject({ name: 'ReferencesTooLarge' });
  });

  it('is left where nobody wants it any more', async () => {
    const control = new AbortController();
    const entries = Array.from({ length: 20_000 }, (_, at) => `@misc{k${at}, title = {Thing ${at} \\& more}}`).join(
      '\n',
    );
    const parts: number[] = [];
    const reading = readReferences(new Blob([entries]), {
      signal: control.signal,
      report: (part) => {
        parts.push(part);
        control.abort(new Error('no longer'));
      },
    });
    await expect(reading).rejects.toThrow('no longer');
    expect(parts).toHaveLength(1);
  });
});
