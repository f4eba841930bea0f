import { escaped, json, nameParts, open, type Reply, same, type Work } from './work';

/** Source: https://www.crossref.org/documentation/retrieve-metadata/rest-api/. */
export function crossref(url: URL, _: string, works: readonly Work[]): Reply {
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

/** Source: https://support.datacite.org/docs/api-get-doi. It has arXiv's papers and nothing of Crossref's. */
export function datacite(url: URL, _: string, works: readonly Work[]): Reply {
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
