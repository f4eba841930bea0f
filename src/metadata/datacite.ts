import type { PaperId } from '../core/identifier';
import type { Name } from '../core/name';
import type { Paper, PaperFields, PaperType } from '../core/paper';
import { identifierOf } from '../formats/publication';
import { AnswerUnreadable } from './errors';
import { authorsOf, factsOf, isoDate, limits } from './facts';
import { isPublishedDoi, ownDoi, publicationOf, type SourceRecord } from './found';
import { plainAbstract, plainText } from './markup';
import { nameOf, writtenName } from './names';
import { plainDoi, writtenDoi } from './paper-keys';
import type { Found, MetadataSource } from './source';
import { parseJson, type Told } from './told';

/** arXiv registers its papers' DOIs there; other archives, as Zenodo, their own. */
function keyOf(paper: Paper): string | undefined {
  const arxiv = identifierOf(paper, 'arxiv');
  return arxiv === undefined ? ownDoi(paper) : `10.48550/arxiv.${arxiv}`;
}

/**
 * DataCite.
 * Source: https://support.datacite.org/docs/api-get-doi, https://datacite-metadata-schema.readthedocs.io/en/4.6/.
 * CORS: https://github.com/datacite/lupo/blob/master/vendor/docker/webapp.conf.
 */
export const datacite: MetadataSource = {
  id: 'datacite',
  name: 'DataCite',
  host: 'https://api.datacite.org/*',
  hasCors: true,
  asks: 'https://api.datacite.org/dois/<DOI>',
  batch: 1,
  pause: 1_000,
  keyOf,
  request: ([paper]) => ({
    url: `https://api.datacite.org/dois/${encodeURIComponent((paper && keyOf(paper)) ?? '')}`,
    accept: 'application/vnd.api+json',
  }),
  read(answer, [paper]) {
    const attributes = parseJson(answer).of('data', 'attributes');
    const doi = attributes.of('doi').text(limits.venue)?.toLowerCase();
    if (doi === undefined) throw new AnswerUnreadable('Expected a record, got something else');
    if (!paper || doi !== keyOf(paper)) return new Map();
    const { fields } = recordOf(attributes);
    const next = doi.startsWith('10.48550/') ? publishedAs(attributes) : undefined;
    const found: Found = { fields, ...(next && { published: { facts: publicationOf({ DOI: next }) } }) };
    return new Map<PaperId, Found>([[paper.id, found]]);
  },
};

const types: ReadonlyMap<string, PaperType> = new Map([
  ['Preprint', 'article'],
  ['JournalArticle', 'article-journal'],
  ['ConferencePaper', 'paper-conference'],
  ['Dissertation', 'thesis'],
  ['Report', 'report'],
  ['Standard', 'report'],
  ['Book', 'book'],
  ['ConferenceProceeding', 'book'],
  ['BookChapter', 'chapter'],
  ['Software', 'software'],
  ['ComputationalNotebook', 'software'],
  ['Dataset', 'dataset'],
]);

function recordOf(attributes: Told): SourceRecord {
  const creators = attributes.of('creators');
  const general = attributes.of('types', 'resourceTypeGeneral').text(limits.short) ?? '';
  const container = attributes.of('container');
  const [first, last] = ['firstPage', 'lastPage'].map((name) => container.of(name).text(limits.short));
  const publisher = attributes.of('publisher');
  const DOI = writtenDoi(attributes.of('doi').text(limits.venue));
  const isArticle = general === 'JournalArticle' || general === 'ConferencePaper' || general === 'BookChapter';
  const fields: PaperFields = {
    ...authorsOf(creators.list(limits.names).map(personOf), creators.length),
    ...factsOf<PaperFields>({
      title: titleOf(attributes),
      abstract: abstractOf(attributes),
      issued: dateOf(attributes),
      // What a text is nobody has said: arXiv's are preprints, which its own source says better.
      type: types.get(general),
      'container-title': isArticle ? container.of('title').text(limits.venue) : undefined,
      volume: isArticle ? container.of('volume').text(limits.short) : undefined,
      issue: isArticle ? container.of('issue').text(limits.short) : undefined,
      page: isArticle && first !== undefined ? (last === undefined ? first : `${first}–${last}`) : undefined,
      // arXiv, whose DOIs aren't told, is none that a citation names.
      publisher:
        DOI === undefined ? undefined : (publisher.of('name').text(limits.venue) ?? publisher.text(limits.venue)),
      DOI,
    }),
  };
  return { ids: [], fields };
}

/** The first title that is no translation and no subtitle. */
function titleOf(attributes: Told): string | undefined {
  const all = attributes.of('titles').list(20);
  const main = all.find((title) => title.of('titleType').text(limits.short) === undefined) ?? all[0];
  return plainText(main?.of('title').raw(4 * limits.title) ?? '', limits.title);
}

function abstractOf(attributes: Told): string | undefined {
  const all = attributes.of('descriptions').list(20);
  const text = all.find((each) => each.of('descriptionType').value === 'Abstract')?.of('description');
  return plainAbstract(text?.raw(4 * limits.abstract) ?? '', limits.abstract);
}

/** When it was issued, or submitted as arXiv says it, or else its year. */
function dateOf(attributes: Told): string | undefined {
  const dates = attributes.of('dates').list(50);
  const of = (kind: string) =>
    dates
      .find((date) => date.of('dateType').value === kind)
      ?.of('date')
      .text(limits.short);
  return (
    isoDate(of('Issued')) ?? isoDate(of('Submitted')) ?? isoDate(attributes.of('publicationYear').text(limits.short))
  );
}

/** Organizations say that they are one; `Surname, Given` where the parts aren't told apart. */
function personOf(creator: Told): Name | undefined {
  const part = (name: string) => creator.of(name).raw(4 * limits.name);
  const name = part('name');
  if (creator.of('nameType').value === 'Organizational') return nameOf({ literal: name });
  const [family, given] = [part('familyName'), part('givenName')];
  return family !== undefined && given !== undefined ? nameOf({ family, given }) : writtenName(name);
}

/** What arXiv's record is a version of: the DOI that its authors have given. */
function publishedAs(attributes: Told): string | undefined {
  for (const related of attributes.of('relatedIdentifiers').list(100)) {
    if (related.of('relationType').value !== 'IsVersionOf' || related.of('relatedIdentifierType').value !== 'DOI')
      continue;
    const doi = related.of('relatedIdentifier').text(limits.venue);
    const plain = plainDoi(doi);
    if (plain !== undefined && isPublishedDoi(plain)) return writtenDoi(doi);
  }
  return undefined;
}
