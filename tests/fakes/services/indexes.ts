import { escaped, json, nameParts, nothing, open, type Reply, same, type Work } from './work';

/** Source: https://dblp.org/faq/How+to+use+the+dblp+search+API.html. One author is no list, and preprints are there, too. */
export function dblp(url: URL, _: string, works: readonly Work[]): Reply {
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

/** Source: https://api.semanticscholar.org/api-docs/graph. In the order of what was asked, null for what is unknown. */
export function semanticScholar(_: URL, body: string, works: readonly Work[]): Reply {
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
export function pubmed(url: URL, _: string, works: readonly Work[]): Reply {
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
