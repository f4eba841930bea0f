/** What the services know of a work, those of them that know it. Names are written `Given Family`, or as one word for a group. */
export interface Work {
  title: string;
  authors: string[];
  abstract?: string;
  /** ISO date. */
  issued: string;
  arxiv?: string;
  /** arXiv's word on where it was published. */
  journalRef?: string;
  categories?: string[];
  /** Of the version that `venue` speaks of. */
  doi?: string;
  venue?: {
    type: 'conference' | 'journal';
    name: string;
    year: string;
    volume?: string;
    issue?: string;
    pages?: string;
  };
  /** Whether Hugging Face has a page for it. */
  isOnHuggingFace?: boolean;
  dblp?: string;
  openreview?: string;
  /** Which of OpenReview's interfaces knows it; the second unless said. */
  openreviewVersion?: 1 | 2;
  acl?: string;
  pmid?: string;
  s2?: string;
}

/** What a service answers. */
export interface Reply {
  status?: number;
  type: string;
  text: string;
  headers?: Record<string, string>;
}

type Service = (url: URL, body: string, works: readonly Work[]) => Reply;

/** Answer as the service of a host does. */
export function answerOf(host: string, path: string, body: string, works: readonly Work[]): Reply {
  const service = services[host];
  return service?.(new URL(path, `https://${host}`), body, works) ?? nothing();
}

const services: Record<string, Service> = {
  'export.arxiv.org': arxiv,
  'huggingface.co': huggingface,
  'api.crossref.org': crossref,
  'dblp.org': dblp,
  'api2.openreview.net': (url, _, works) => openreview(url, works, 2),
  'api.openreview.net': (url, _, works) => openreview(url, works, 1),
  'aclanthology.org': acl,
  'api.semanticscholar.org': semanticScholar,
  'eutils.ncbi.nlm.nih.gov': pubmed,
  'api.datacite.org': datacite,
};

/** What each service's answers carry so that any page may read them. */
const open = { 'Access-Control-Allow-Origin': '*' };

function nothing(): Reply {
  return { status: 404, type: 'text/html', text: '<html><body>Not found</body></html>' };
}

function json(value: unknown, status = 200): Reply {
  return { status, type: 'application/json; charset=utf-8', text: JSON.stringify(value) };
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

/** Source: https://info.arxiv.org/help/api/user-manual.html. Unknown ids are left out; the order is its own. */
function arxiv(url: URL, _: string, works: readonly Work[]): Reply {
  const ids = (url.searchParams.get('id_list') ?? '').split(',');
  const wrong = ids.find((id) => !/^(?:\d{4}\.\d{4,5}|[a-z-]+\/\d{7})(?:v\d+)?$/.test(id));
  const found = works.filter(({ arxiv: id }) => id !== undefined && ids.includes(id)).reverse();
  const entries = wrong === undefined ? found.map(atomEntry) : [atomError(wrong)];
  return {
    status: wrong === undefined ? 200 : 400,
    type: 'application/atom+xml; charset=utf-8',
    text: `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/answer</id>
  <title>arXiv Query</title>
  <opensearch:totalResults>${entries.length}</opensearch:totalResults>
  ${entries.join('\n')}
</feed>`,
  };
}

function atomEntry({
  title,
  authors,
  abstract = '',
  issued,
  arxiv: id,
  journalRef,
  categories = [],
  doi,
}: Work): string {
  return `<entry>
    <id>http://arxiv.org/abs/${id}v2</id>
    <title>${escaped(title)}</title>
    <updated>2026-01-01T00:00:00Z</updated>
    <summary>${escaped(abstract)}</summary>
    <published>${issued}T17:57:34Z</published>
    <arxiv:primary_category term="${categories[0] ?? 'cs.LG'}"/>
    ${categories.map((code) => `<category term="${code}" scheme="http://arxiv.org/schemas/atom"/>`).join('')}
    ${authors.map((name) => `<author><name>${escaped(name)}</name></author>`).join('')}
    ${doi ? `<arxiv:doi>${doi}</arxiv:doi>` : ''}
    ${journalRef ? `<arxiv:journal_ref>${escaped(journalRef)}</arxiv:journal_ref>` : ''}
  </entry>`;
}

function atomError(id: string): string {
  return `<entry>
    <id>https://arxiv.org/api/errors#incorrect_id_format_for_${encodeURIComponent(id)}</id>
    <title>Error</title>
    <summary>incorrect id format for ${escaped(id)}</summary>
    <author><name>arXiv api core</name></author>
  </entry>`;
}

/** Source: https://huggingface.co/docs/hub/api, and answers as they are. */
function huggingface(url: URL, _: string, works: readonly Work[]): Reply {
  const [, id] = /^\/api\/papers\/([\d.]+)$/.exec(url.pathname) ?? [];
  const work = works.find(({ arxiv: one, isOnHuggingFace }) => isOnHuggingFace && one !== undefined && one === id);
  if (!work) return json({ error: 'Paper not found' }, 404);
  return json({
    id,
    authors: work.authors.map((name, index) => ({ _id: `a${index}`, name, hidden: false })),
    publishedAt: `${work.issued}T00:00:00.000Z`,
    title: work.title,
    summary: work.abstract,
    upvotes: 1,
  });
}

function nameParts(name: string): { given?: string; family: string } {
  const at = name.lastIndexOf(' ');
  return at < 0 ? { family: name } : { given: name.slice(0, at), family: name.slice(at + 1) };
}

function same(one: string | undefined, other: string): boolean {
  return one !== undefined && one.toLowerCase() === other.toLowerCase();
}

/** Source: https://www.crossref.org/documentation/retrieve-metadata/rest-api/. */
function crossref(url: URL, _: string, works: readonly Work[]): Reply {
  const filters = (url.searchParams.get('filter') ?? '').split(',').map((filter) => filter.split(':'));
  const unknown = filters.find(([name]) => name !== 'doi' && name !== 'relation.object');
  if (unknown) return json({ status: 'failed', message: [{ type: 'filter-not-available', value: unknown[0] }] }, 400);
  const items = works
    .filter(({ doi, arxiv: id }) =>
      filters.some(([name, value = '']) => same(name === 'doi' ? doi : doi && `10.48550/arxiv.${id}`, value)),
    )
    .map(crossrefWork);
  const text = json({ status: 'ok', 'message-type': 'work-list', message: { 'total-results': items.length, items } });
  return { ...text, headers: { ...open, 'X-Rate-Limit-Limit': '50', 'X-Rate-Limit-Interval': '1s' } };
}

function crossrefWork({ title, authors, venue, doi, issued, abstract, arxiv: id }: Work): object {
  return {
    DOI: doi,
    type: venue?.type === 'journal' ? 'journal-article' : 'proceedings-article',
    title: [escaped(title)],
    author: authors.map((name, index) => {
      const { given, family } = nameParts(name);
      const person = given === undefined ? { name: family } : { given, family };
      return { ...person, sequence: index === 0 ? 'first' : 'additional', affiliation: [] };
    }),
    ...(abstract && { abstract: `<jats:title>Abstract</jats:title><jats:p>${escaped(abstract)}</jats:p>` }),
    issued: { 'date-parts': [(venue?.year ?? issued).split('-').map(Number)] },
    'container-title': venue ? [escaped(venue.name)] : [],
    volume: venue?.volume,
    issue: venue?.issue,
    page: venue?.pages,
    publisher: 'A Publisher',
    relation:
      id === undefined
        ? {}
        : { 'has-preprint': [{ id: `10.48550/arXiv.${id}`, 'id-type': 'doi', 'asserted-by': 'subject' }] },
  };
}

/** Source: https://dblp.org/faq/How+to+use+the+dblp+search+API.html. One author is no list, and preprints are there, too. */
function dblp(url: URL, _: string, works: readonly Work[]): Reply {
  const [, key] = /^\/rec\/(.+)\.xml$/.exec(url.pathname) ?? [];
  if (key !== undefined) return dblpRecord(works.find((work) => work.dblp === decodeURIComponent(key)));
  const asked = (url.searchParams.get('q') ?? '').toLowerCase().split(' ');
  const found = works.filter(({ title, authors }) => {
    const known = `${title} ${authors.join(' ')}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    return asked.every((word) => known.some((one) => one.startsWith(word)));
  });
  const hits = found.flatMap((work) => [
    ...(work.arxiv ? [dblpHit({ ...work, dblp: `journals/corr/abs-${work.arxiv.replace('.', '-')}` }, true)] : []),
    ...(work.dblp ? [dblpHit(work, false)] : []),
  ]);
  return json({
    result: {
      query: asked.join(' '),
      status: { '@code': '200', text: 'OK' },
      hits: {
        '@total': String(hits.length),
        '@sent': String(hits.length),
        '@first': '0',
        ...(hits.length > 0 && { hit: hits }),
      },
    },
  });
}

function dblpHit({ title, authors, venue, issued, dblp: key, doi }: Work, isPreprint: boolean): object {
  const author = authors.map((text, index) => ({ '@pid': `00/${index}`, text: escaped(text) }));
  return {
    '@score': '10',
    info: {
      authors: { author: author.length === 1 ? author[0] : author },
      title: `${escaped(title)}.`,
      venue: isPreprint ? 'CoRR' : (venue?.name ?? ''),
      ...(venue?.volume && { volume: venue.volume }),
      ...(venue?.pages && { pages: venue.pages }),
      year: isPreprint ? issued.slice(0, 4) : (venue?.year ?? issued.slice(0, 4)),
      type: isPreprint
        ? 'Informal and Other Publications'
        : venue?.type === 'journal'
          ? 'Journal Articles'
          : 'Conference and Workshop Papers',
      key,
      ...(doi && !isPreprint && { doi: doi.toUpperCase() }),
      url: `https://dblp.org/rec/${key}`,
    },
  };
}

function dblpRecord(work: Work | undefined): Reply {
  if (!work) return nothing();
  const element = work.venue?.type === 'journal' ? 'article' : 'inproceedings';
  const container = work.venue?.type === 'journal' ? 'journal' : 'booktitle';
  return {
    type: 'application/xml; charset=us-ascii',
    text: `<?xml version="1.0" encoding="US-ASCII"?>
<dblp><${element} key="${work.dblp}" mdate="2025-01-01">
${work.authors.map((name) => `<author>${escaped(name)}</author>`).join('\n')}
<title>${escaped(work.title)}.</title>
<${container}>${escaped(work.venue?.name ?? '')}</${container}><year>${work.venue?.year}</year>
${work.venue?.pages ? `<pages>${work.venue.pages}</pages>` : ''}
${work.doi ? `<ee>https://doi.org/${work.doi}</ee>` : ''}
</${element}></dblp>`,
  };
}

/** Source: https://docs.openreview.net/reference/api-v2/openapi-definition. What the other interface has it doesn't know. */
function openreview(url: URL, works: readonly Work[], version: 1 | 2): Reply {
  const [term, id] = [url.searchParams.get('term'), url.searchParams.get('id')];
  const known = works.filter((work) => work.openreview && (work.openreviewVersion ?? 2) === version);
  const found = known.filter((work) =>
    term === null
      ? work.openreview === id
      : term.split(' ').every((word) => work.title.toLowerCase().includes(word.toLowerCase())),
  );
  const notes = found.map((work) => openreviewNote(work, version));
  return json({ notes, count: notes.length });
}

function openreviewNote({ title, authors, abstract, venue, issued, openreview: id }: Work, version: 1 | 2): object {
  const content = {
    title,
    authors,
    authorids: authors.map((name) => `~${name.replace(/ /g, '_')}1`),
    abstract,
    venue: venue ? `${venue.name} ${venue.year} poster` : `Submitted to a conference`,
    venueid: venue ? `${venue.name}.cc/${venue.year}/Conference` : 'Conference/Rejected_Submission',
    _bibtex: `@${venue ? 'inproceedings' : 'misc'}{\nkey,\ntitle={{A}},\n${venue ? `booktitle={The Conference ${venue.name}},\n` : ''}year={${venue?.year ?? issued.slice(0, 4)}},\nurl={https://openreview.net/forum?id=${id}}\n}`,
  };
  const valued = Object.fromEntries(Object.entries(content).map(([name, value]) => [name, { value }]));
  return {
    id,
    forum: id,
    content: version === 2 ? valued : content,
    pdate: Date.parse(issued),
    cdate: Date.parse(issued),
  };
}

/** Source: the Anthology's own files. */
function acl(url: URL, _: string, works: readonly Work[]): Reply {
  const [, id] = /^\/([\w.-]+)\.bib$/.exec(url.pathname) ?? [];
  const work = works.find((each) => each.acl !== undefined && each.acl === id);
  if (!work) return nothing();
  const names = work.authors.map((name) => {
    const { given, family } = nameParts(name);
    return given === undefined ? `{${family}}` : `${family}, ${given}`;
  });
  return {
    type: 'application/x-bibtex',
    text: `@inproceedings{key,
    title = "${work.title.replace(/\b([A-Z]{2,})\b/g, '{$1}')}",
    author = "${names.join('  and\n      ')}",
    booktitle = "${work.venue?.name}",
    month = jul,
    year = "${work.venue?.year}",
    publisher = "Association for Computational Linguistics",
    url = "https://aclanthology.org/${id}/",
    doi = "${work.doi}",
    pages = "${work.venue?.pages?.replace('-', '--')}",
    abstract = "${work.abstract}"
}`,
  };
}

/** Source: https://api.semanticscholar.org/api-docs/graph. In the order of what was asked, null for what is unknown. */
function semanticScholar(_: URL, body: string, works: readonly Work[]): Reply {
  const { ids = [] } = JSON.parse(body) as { ids?: string[] };
  const found = ids.map((asked) => {
    const work = works.find(
      ({ arxiv: id, doi, s2, acl: anthology, pmid }) =>
        same(id && `ARXIV:${id}`, asked) ||
        same(doi && `DOI:${doi}`, asked) ||
        same(anthology && `ACL:${anthology}`, asked) ||
        same(pmid && `PMID:${pmid}`, asked) ||
        same(s2, asked),
    );
    return work?.s2 === undefined ? null : s2Paper(work);
  });
  if (found.every((paper) => paper === null)) return json({ error: 'No valid paper ids given' }, 400);
  return json(found);
}

function s2Paper(work: Work): object {
  return {
    paperId: work.s2,
    externalIds: {
      ...(work.arxiv && { ArXiv: work.arxiv }),
      ...(work.doi ? { DOI: work.doi } : work.arxiv && { DOI: `10.48550/arXiv.${work.arxiv}` }),
      ...(work.acl && { ACL: work.acl }),
      ...(work.pmid && { PubMed: work.pmid }),
      CorpusId: 1,
    },
    title: work.title,
    abstract: work.abstract ?? null,
    venue: work.venue?.name ?? 'arXiv.org',
    publicationVenue: null,
    year: Number(work.issued.slice(0, 4)),
    publicationDate: work.issued,
    publicationTypes: work.venue?.type === 'journal' ? ['JournalArticle'] : ['JournalArticle', 'Conference'],
    journal: work.venue ? { name: work.venue.name, pages: work.venue.pages, volume: work.venue.volume } : null,
    authors: work.authors.map((name, index) => ({ authorId: String(index), name })),
  };
}

/** Source: https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.EFetch. Unknown ids are left out. */
function pubmed(url: URL, _: string, works: readonly Work[]): Reply {
  const ids = (url.searchParams.get('id') ?? '').split(',');
  const articles = works.filter(({ pmid }) => pmid !== undefined && ids.includes(pmid)).map(pubmedArticle);
  return {
    type: 'text/xml; charset=UTF-8',
    headers: open,
    text: `<?xml version="1.0" ?>
<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD PubMedArticle, 1st January 2025//EN" "https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_250101.dtd">
<PubmedArticleSet>${articles.join('')}</PubmedArticleSet>`,
  };
}

function pubmedArticle({ pmid, title, authors, abstract, venue, doi }: Work): string {
  const people = authors.map((name) => {
    const { given, family } = nameParts(name);
    return given === undefined
      ? `<Author ValidYN="Y"><CollectiveName>${escaped(family)}</CollectiveName></Author>`
      : `<Author ValidYN="Y"><LastName>${escaped(family)}</LastName><ForeName>${escaped(given)}</ForeName></Author>`;
  });
  return `<PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">${pmid}</PMID><Article PubModel="Print">
<Journal><ISSN IssnType="Print">0028-0836</ISSN><JournalIssue CitedMedium="Internet"><Volume>${venue?.volume}</Volume><Issue>${venue?.issue}</Issue><PubDate><Year>${venue?.year}</Year><Month>May</Month><Day>28</Day></PubDate></JournalIssue><Title>${escaped(venue?.name ?? '')}</Title></Journal>
<ArticleTitle>${escaped(title)}.</ArticleTitle><Pagination><MedlinePgn>${venue?.pages}</MedlinePgn></Pagination>
<Abstract><AbstractText>${escaped(abstract ?? '')}</AbstractText></Abstract>
<AuthorList CompleteYN="Y">${people.join('')}</AuthorList>
<PublicationTypeList><PublicationType UI="D016428">Journal Article</PublicationType></PublicationTypeList></Article></MedlineCitation>
<PubmedData><ArticleIdList><ArticleId IdType="pubmed">${pmid}</ArticleId><ArticleId IdType="doi">${doi}</ArticleId></ArticleIdList></PubmedData></PubmedArticle>`;
}

/** Source: https://support.datacite.org/docs/api-get-doi. It has arXiv's papers and nothing of Crossref's. */
function datacite(url: URL, _: string, works: readonly Work[]): Reply {
  const doi = decodeURIComponent(url.pathname.replace('/dois/', '')).toLowerCase();
  const work = works.find(({ arxiv: id }) => same(id && `10.48550/arxiv.${id}`, doi));
  if (!work)
    return json({ errors: [{ status: '404', title: "The resource you are looking for doesn't exist." }] }, 404);
  const attributes = {
    doi,
    creators: work.authors.map((name) => {
      const { given, family } = nameParts(name);
      return given === undefined
        ? { name: family, nameType: 'Organizational' }
        : { name: `${family}, ${given}`, nameType: 'Personal', givenName: given, familyName: family };
    }),
    titles: [{ title: work.title }],
    publisher: 'arXiv',
    publicationYear: Number(work.issued.slice(0, 4)),
    types: { resourceTypeGeneral: 'Preprint', resourceType: 'Article' },
    descriptions: [{ description: work.abstract, descriptionType: 'Abstract' }],
    dates: [{ date: `${work.issued}T17:57:34Z`, dateType: 'Submitted' }],
    relatedIdentifiers: work.doi
      ? [{ relationType: 'IsVersionOf', relatedIdentifier: work.doi, relatedIdentifierType: 'DOI' }]
      : [],
  };
  return {
    type: 'application/vnd.api+json; charset=utf-8',
    headers: open,
    text: JSON.stringify({ data: { id: doi, type: 'dois', attributes } }),
  };
}
