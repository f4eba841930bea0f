import { identify, type PaperId } from '../core/identifier';
import type { Name } from '../core/name';
import type { Paper, PaperFields } from '../core/paper';
import { identifierOf } from '../formats/publication';
import { monthOf } from '../formats/written-dates';
import { authorsOf, dateOf, factsOf, limits } from './facts';
import { foundIn, type SourceRecord } from './found';
import { plainText } from './markup';
import { nameOf } from './names';
import { byKey, doiId, writtenDoi } from './paper-keys';
import type { Found, MetadataSource } from './source';
import { readXml, type XmlPart } from './xml';

const keyOf = (paper: Paper) => identifierOf(paper, 'pmid');

/**
 * PubMed, by NCBI's E-utilities: three requests a second without a key.
 * Source: https://www.ncbi.nlm.nih.gov/books/NBK25499/#chapter4.EFetch, https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html.
 * CORS: https://github.com/carrot2/carrot2/issues/1391.
 */
export const pubmed: MetadataSource = {
  id: 'pubmed',
  name: 'PubMed',
  host: 'https://eutils.ncbi.nlm.nih.gov/*',
  hasCors: true,
  asks: 'https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed&id=<PMIDs>',
  batch: 20,
  pause: 1_000,
  keyOf,
  request(papers) {
    const ids = [...byKey(papers, keyOf).keys()].map(encodeURIComponent).join(',');
    return {
      url: `https://eutils.ncbi.nlm.nih.gov/entrez/eutils/efetch.fcgi?db=pubmed&retmode=xml&tool=manicule&id=${ids}`,
      accept: 'application/xml',
    };
  },
  read(answer, papers) {
    const keyed = byKey(papers, keyOf);
    const found = new Map<PaperId, Found>();
    for (const article of readXml(answer, 'PubmedArticleSet').all('PubmedArticle', 2 * papers.length)) {
      const pmid = article.first('MedlineCitation', 'PMID')?.text(limits.short) ?? '';
      for (const paper of keyed.get(pmid) ?? []) {
        const said = foundIn(paper, recordOf(article), identifierOf(paper, 'arxiv') === undefined);
        if (said) found.set(paper.id, said);
      }
    }
    return found;
  },
};

function recordOf(pubmedArticle: XmlPart): SourceRecord {
  const article = pubmedArticle.first('MedlineCitation', 'Article');
  const journal = article?.first('Journal');
  const issue = journal?.first('JournalIssue');
  const ids = pubmedArticle.first('PubmedData', 'ArticleIdList')?.all('ArticleId', 20) ?? [];
  const idOf = (kind: string) => ids.find((id) => id.attribute('IdType') === kind)?.text(limits.venue);
  const DOI =
    idOf('doi') ??
    article
      ?.all('ELocationID', 5)
      .find((id) => id.attribute('EIdType') === 'doi')
      ?.text(limits.venue);
  const list = article?.first('AuthorList');
  const pmcid = identify(idOf('pmc') ?? '');
  const authors = validIn(list?.all('Author') ?? []);
  return {
    ids: [doiId(DOI), pmcid?.startsWith('pmcid:') ? pmcid : undefined].filter((id) => id !== undefined),
    fields: {
      ...authorsOf(authors.slice(0, limits.names).map(personOf), authors.length),
      ...(list?.attribute('CompleteYN') === 'N' && { authorsIncomplete: true }),
      ...factsOf<PaperFields>({
        // What was written in another language stands in brackets.
        title: plainText(article?.first('ArticleTitle')?.markup ?? '', limits.title)
          ?.replace(/^\[(.+)\]\.?$/, '$1')
          .replace(/(?<!\.)\.$/, ''),
        abstract: abstractOf(article?.first('Abstract')),
        type: isPreprintOf(article) ? 'article' : 'article-journal',
        issued: dateIn(issue?.first('PubDate')) ?? dateIn(article?.first('ArticleDate')),
        'container-title': journal?.first('Title')?.text(limits.venue),
        volume: issue?.first('Volume')?.text(limits.short),
        issue: issue?.first('Issue')?.text(limits.short),
        page: pagesOf(article),
        ISSN: journal?.first('ISSN')?.text(limits.short),
        DOI: writtenDoi(DOI),
      }),
    },
  };
}

/** Without the names that were misspelt, which are kept beside those put right. Source: https://www.nlm.nih.gov/bsd/licensee/elements_descriptions.html#authorlist. */
function validIn(authors: XmlPart[]): XmlPart[] {
  const valid = authors.filter((author) => author.attribute('ValidYN') !== 'N');
  return valid.length > 0 ? valid : authors;
}

function isPreprintOf(article: XmlPart | undefined): boolean {
  const kinds = article?.first('PublicationTypeList')?.all('PublicationType', 20) ?? [];
  return kinds.some((kind) => kind.text(limits.short) === 'Preprint');
}

/** Its parts have headings of their own: `BACKGROUND`. */
function abstractOf(abstract: XmlPart | undefined): string | undefined {
  const parts = (abstract?.all('AbstractText', 50) ?? []).map((part) => {
    const label = part.attribute('Label')?.slice(0, limits.short);
    const text = plainText(part.markup, limits.abstract) ?? '';
    return label && !/^unlabelled$/i.test(label) ? `${label}: ${text}` : text;
  });
  return parts.join(' ').trim().slice(0, limits.abstract) || undefined;
}

/** The last page is cut to what differs from the first: 123-9 is 123–129. */
function pagesOf(article: XmlPart | undefined): string | undefined {
  const written = article?.first('Pagination', 'MedlinePgn')?.text(limits.short);
  const [, first = '', last = ''] = /^(\d{1,7})-(\d{1,7})$/.exec(written ?? '') ?? [];
  if (last === '' || last.length >= first.length) return written;
  return `${first}-${first.slice(0, first.length - last.length)}${last}`;
}

function personOf(author: XmlPart): Name | undefined {
  const part = (name: string) => author.first(name)?.text(limits.name);
  return nameOf({
    family: part('LastName'),
    given: part('ForeName') ?? part('Initials'),
    suffix: part('Suffix')?.replace(/^(\d)(?:st|nd|rd|th)$/, (_, number: string) =>
      'I'.repeat(Number(number)).slice(0, 3),
    ),
    literal: part('CollectiveName'),
  });
}

/** Year, month by name or number, and day; or a text that begins with a year: `1998 Dec-1999 Jan`. */
function dateIn(date: XmlPart | undefined): string | undefined {
  const part = (name: string) => date?.first(name)?.text(limits.short) ?? '';
  const [year] = /^\d{4}/.exec(part('Year') || part('MedlineDate')) ?? [];
  const day = /^\d{1,2}$/.test(part('Day')) ? Number(part('Day')) : undefined;
  return year ? dateOf(Number(year), monthOf(part('Month')), day) : undefined;
}
