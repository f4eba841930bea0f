import { identify, type PaperId } from '../core/identifier';
import type { Name } from '../core/name';
import type { PaperFields, PaperType } from '../core/paper';
import { authorsOf, factsOf, isoDate, limits, webAddress } from './facts';
import type { SourceRecord } from './found';
import { plainText } from './markup';
import { writtenName } from './names';
import { plainDoi } from './paper-keys';
import type { Told } from './told';
import type { XmlPart } from './xml';

/** What a search calls its records; informal ones (CoRR), editorships and withdrawn ones are none that is published. */
const types: ReadonlyMap<string, PaperType> = new Map([
  ['Conference and Workshop Papers', 'paper-conference'],
  ['Journal Articles', 'article-journal'],
  ['Parts in Books or Collections', 'chapter'],
  ['Books and Theses', 'book'],
]);

/** The elements of its records. Source: https://dblp.org/xml/dblp.dtd. */
const elements: ReadonlyMap<string, PaperType> = new Map([
  ['article', 'article-journal'],
  ['inproceedings', 'paper-conference'],
  ['incollection', 'chapter'],
  ['book', 'book'],
  ['phdthesis', 'thesis'],
  ['mastersthesis', 'thesis'],
  ['data', 'dataset'],
]);

/** A hit of a search; undefined for what isn't published. */
export function dblpHit(info: Told): SourceRecord | undefined {
  const type = types.get(info.of('type').text(limits.short) ?? '');
  const venue = info.of('venue').items(1)[0]?.text(limits.venue);
  if (type === undefined || /^CoRR$/i.test(venue ?? '')) return undefined;
  const authors = info.of('authors', 'author').items(limits.names);
  return record({
    type,
    key: info.of('key').text(limits.venue),
    title: info.of('title').raw(4 * limits.title) ?? info.of('title', 'text').raw(4 * limits.title),
    names: authors.map((author) => author.of('text').text(limits.name) ?? author.text(limits.name)),
    container: venue,
    year: info.of('year').text(limits.short),
    doi: info.of('doi').text(limits.venue),
    volume: info.of('volume').text(limits.short),
    issue: info.of('number').text(limits.short),
    page: info.of('pages').text(limits.short),
    publisher: info.of('publisher').text(limits.venue),
  });
}

/** A record of its own. */
export function dblpRecord(element: XmlPart): SourceRecord {
  const said = (name: string, max: number) => element.first(name)?.text(max);
  const links = element.all('ee', 20).map((link) => link.text(limits.title));
  const read = record({
    type: elements.get(element.name),
    key: element.attribute('key'),
    title: said('title', limits.title),
    names: element.all('author', limits.names).map((author) => author.text(limits.name)),
    container: said('booktitle', limits.venue) ?? said('journal', limits.venue),
    year: said('year', limits.short),
    doi: links.find((link) => /\/\/(?:dx\.)?doi\.org\//.test(link ?? '')),
    volume: said('volume', limits.short),
    issue: said('number', limits.short),
    page: said('pages', limits.short),
    publisher: said('publisher', limits.venue),
  });
  const fields = factsOf<PaperFields>({
    'collection-title': said('series', limits.venue),
    'publisher-place': said('address', limits.venue),
    genre:
      element.name === 'phdthesis' ? 'PhD thesis' : element.name === 'mastersthesis' ? 'Master’s thesis' : undefined,
    publisher: read.fields.publisher ?? said('school', limits.venue),
    ISBN: said('isbn', limits.short),
    URL: webAddress(links[0]),
  });
  return { ids: read.ids, fields: { ...read.fields, ...fields } };
}

interface Parts {
  type: PaperType | undefined;
  names: (string | undefined)[];
  key: string | undefined;
  title: string | undefined;
  container: string | undefined;
  year: string | undefined;
  doi: string | undefined;
  volume: string | undefined;
  issue: string | undefined;
  page: string | undefined;
  publisher: string | undefined;
}

function record(parts: Parts): SourceRecord {
  const doi = plainDoi(parts.doi);
  const ids = [doi && `doi:${doi}`, identify(`dblp:${parts.key}`)].filter((id): id is PaperId => id !== undefined);
  const fields: PaperFields = {
    ...authorsOf(parts.names.map(personOf)),
    ...factsOf<PaperFields>({
      type: parts.type,
      title: parts.title && plainText(parts.title, limits.title)?.replace(/\.$/, ''),
      // The parts of a volume are numbered: ACL (1).
      'container-title': parts.container && plainText(parts.container, limits.venue)?.replace(/ \(\d{1,2}\)$/, ''),
      issued: isoDate(parts.year),
      // Often in capital letters there.
      DOI: doi,
      volume: parts.volume,
      issue: parts.issue,
      page: parts.page,
      publisher: parts.publisher,
    }),
  };
  return { ids, fields };
}

/** Those who share a name are numbered: Wei Wang 0001. */
function personOf(text: string | undefined): Name | undefined {
  return writtenName(text?.replace(/ \d{4}$/, ''));
}
