import type { PaperId } from '../core/identifier';
import type { PaperFields, PaperType } from '../core/paper';
import { readBibtexEntries } from '../formats/bibtex-entries';
import { authorsOf, dateOf, factsOf, limits } from './facts';
import type { SourceRecord } from './found';
import { plainText } from './markup';
import { writtenName } from './names';
import { plainLatex } from './plain-latex';
import type { Told } from './told';

/** Of a note: a paper, and whether its venue has accepted it. */
export interface OpenReviewRecord extends SourceRecord {
  isAccepted: boolean;
}

/** Venues whose papers are published: a meeting's main track and what it calls a track, a journal of OpenReview's, what DBLP has. */
const published = /\/Conference$|\/Track\/|^[TJD]MLR$|^dblp\.org\/(?:conf|journals)\//;

/** Of these what isn't accepted, or is accepted without being published. */
const unpublished =
  /reject|withdrawn|submission|submitted|under.?review|pending|desk|CoRR|workshop|blind|retract|preprint|non.?archival|\babstracts?\b|tiny|blog/i;

/**
 * A note that is a paper, in our terms; undefined for other notes. The second interface has each part of its content in
 * `value`, the first has it plain.
 */
export function openreviewRecord(note: Told, id: PaperId | undefined): OpenReviewRecord | undefined {
  const part = (name: string) => {
    const said = note.of('content', name);
    const value = said.of('value');
    return value.value === undefined ? said : value;
  };
  const title = part('title').raw(4 * limits.title);
  if (title === undefined || id === undefined) return undefined;
  const authors = part('authors');
  const venue = part('venue').text(limits.venue);
  const published = publishedAt(part('_bibtex').raw(20_000), venue, part('venueid').text(limits.venue));
  const dated =
    note.of('pdate').whole(0, 8.64e15) ?? note.of('odate').whole(0, 8.64e15) ?? note.of('cdate').whole(0, 8.64e15);
  const fields: PaperFields = {
    ...authorsOf(
      authors.list(limits.names).map((name) => writtenName(name.text(limits.name))),
      authors.length,
    ),
    ...factsOf<PaperFields>({
      title: plainText(title, limits.title),
      abstract: plainText(part('abstract').raw(4 * limits.abstract) ?? '', limits.abstract),
      issued: dayOf(dated),
      ...published,
    }),
  };
  return { ids: [id], fields, isAccepted: published !== undefined };
}

/** What the venue's own BibTeX entry says, or else its name: `ICLR 2024 poster`. Undefined where it isn't published there. */
function publishedAt(
  bibtex: string | undefined,
  venue: string | undefined,
  venueid: string | undefined,
): Pick<PaperFields, 'type' | 'container-title' | 'issued'> | undefined {
  if (venue === undefined || venueid === undefined || !published.test(venueid)) return undefined;
  if (unpublished.test(venue) || unpublished.test(venueid)) return undefined;
  const [entry] = bibtex === undefined ? [] : readBibtexEntries(bibtex).entries;
  if (entry !== undefined && !/^(?:inproceedings|article|conference)$/.test(entry.type)) return undefined;
  const written = plainLatex(entry?.fields.get('booktitle') ?? entry?.fields.get('journal') ?? '').slice(
    0,
    limits.venue,
  );
  const isJournal = entry?.type === 'article' || /^[TJD]MLR$|^dblp\.org\/journals\//.test(venueid);
  const year = /\b(?:19|20)\d\d\b/.exec(entry?.fields.get('year') ?? '') ?? /\b(?:19|20)\d\d\b/.exec(venue);
  const type: PaperType = isJournal ? 'article-journal' : 'paper-conference';
  return factsOf<Pick<PaperFields, 'type' | 'container-title' | 'issued'>>({
    type,
    'container-title': written || nameOfVenue(venue, isJournal),
    issued: year?.[0],
  });
}

/** Without what kind of talk it was, a journal without the year. */
function nameOfVenue(venue: string, isJournal: boolean): string {
  const name = venue
    .replace(/^Accepted by /i, '')
    .replace(/ \(?(?:accept|poster|oral|spotlight|notable|top|conditional|main|regular|long|short)\b.{0,60}$/i, '');
  if (isJournal && name === 'TMLR') return 'Transactions on Machine Learning Research';
  return isJournal ? name.replace(/ (?:19|20)\d\d$/, '') : name;
}

function dayOf(time: number | undefined): string | undefined {
  if (time === undefined) return undefined;
  const date = new Date(time);
  return dateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
