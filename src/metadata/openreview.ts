import { identify, type PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { words } from '../core/text';
import { comparableTitle } from '../core/title';
import { identifierOf } from '../formats/publication';
import { AnswerUnreadable } from './errors';
import { limits } from './facts';
import { foundIn, isPreprint } from './found';
import { openreviewRecord } from './openreview-record';
import type { Found, MetadataRequest, MetadataSource } from './source';
import { parseJson } from './told';

/**
 * OpenReview: its own papers, and where a preprint was accepted. Both of its interfaces are asked: of each venue only one
 * knows. It is searched by title, since it answers that to everybody, and its notes by id not always.
 * Source: https://docs.openreview.net/reference/api-v2/openapi-definition (`/notes/search`, `/notes`).
 */
export const openreview: MetadataSource = {
  id: 'openreview',
  name: 'OpenReview',
  host: 'https://*.openreview.net/*',
  hasCors: false,
  asks: 'https://api2.openreview.net/notes/search?term=<title>',
  batch: 1,
  pause: 2_000,
  keyOf: (paper) =>
    identifierOf(paper, 'openreview') ?? (isPreprint(paper) && paper.author ? termOf(paper) : undefined),
  request: ([paper]) => requestTo('api2.openreview.net', paper),
  otherwise: ([paper]) => requestTo('api.openreview.net', paper),
  read(answer, [paper]) {
    const notes = parseJson(answer).of('notes');
    if (!Array.isArray(notes.value)) throw new AnswerUnreadable('Expected notes, got something else');
    if (!paper) return new Map();
    const forum = identifierOf(paper, 'openreview');
    for (const note of notes.list(100)) {
      const id = note.of('forum').text(limits.short) ?? note.of('id').text(limits.short);
      const record = openreviewRecord(note, identify(`https://openreview.net/forum?id=${id}`));
      const isOwn = forum !== undefined && id === forum;
      // What is another's reply to a paper, or another paper of this title, is no answer.
      if (!record || (!isOwn && (forum !== undefined || !record.isAccepted))) continue;
      const found = foundIn(paper, record, isOwn && identifierOf(paper, 'arxiv') === undefined);
      if (found) return new Map<PaperId, Found>([[paper.id, found]]);
    }
    return new Map();
  },
};

function termOf({ title }: Paper): string | undefined {
  if (title === undefined || comparableTitle(title) === '') return undefined;
  const plain = title.slice(0, limits.title).replace(/\$[^$]{0,200}\$/g, ' ');
  return words(plain).slice(0, 40).join(' ') || undefined;
}

function requestTo(host: string, paper: Paper | undefined): MetadataRequest {
  const term = paper && termOf(paper);
  const query =
    term === undefined
      ? `notes?id=${encodeURIComponent((paper && identifierOf(paper, 'openreview')) ?? '')}`
      : `notes/search?type=terms&content=title&group=all&source=forum&limit=20&term=${encodeURIComponent(term)}`;
  return { url: `https://${host}/${query}`, accept: 'application/json' };
}
