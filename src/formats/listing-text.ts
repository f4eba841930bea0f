import { parseListingDate } from '../core/date';
import type { PaperId } from '../core/identifier';
import { bareIdsIn, idsIn } from './text-ids';
import type { Line } from './text-lines';
import { type PaperInText, TextPapers } from './text-papers';

/**
 * Say whether lines look like a listing copied from a page: cards with "N authors", or nothing much but titles with
 * an abstract under each.
 */
export function isListingText(lines: readonly Line[]): boolean {
  const said = lines.map(({ text }) => text).filter((text) => text !== '' && !isFurniture(text) && !isByline(text));
  const pairs = said.filter((text, index) => isTitle(text) && isAbstract(said[index + 1] ?? '')).length;
  const bylines = lines.filter(({ text }) => authorLine.test(text)).length;
  return pairs + bylines > 0 && (bylines >= 2 || 2 * pairs >= 0.8 * said.length);
}

/**
 * Read a listing as it is copied from a page: per paper a title, mostly an abstract, and below it, where the page shows
 * them, "• N authors", the date with the number of comments behind it, an organization, an address.
 * Markup: https://huggingface.co/papers?q=…, its cards as text.
 * @param today `YYYY-MM-DD`
 */
export function readListingText(lines: readonly Line[], today: string): TextPapers {
  const papers = new TextPapers();
  let card: Card | undefined;
  /** A short line that may be the next card's title. */
  let pending: Line | undefined;
  const leave = () => {
    if (pending) papers.leave(pending.number, pending.text);
    pending = undefined;
  };
  const open = (title: string) => {
    close();
    card = { said: { title }, ids: [], hasDate: false };
    pending = undefined;
    return card;
  };
  const close = () => {
    if (card) papers.add(card.ids, card.said);
    card = undefined;
  };

  const written = lines.filter(({ text }) => text !== '');
  for (const [index, line] of written.entries()) {
    const text = unglued(line.text, written[index - 1]?.text);
    if (isAbstract(text)) {
      if (pending) open(pending.text).said.abstract = text;
      else if (card?.said.abstract && !card.hasDate) card.said.abstract += ` ${text}`;
      else papers.leave(line.number, text);
      continue;
    }
    const count = authorLine.exec(text);
    if (count) {
      const of = pending && (card === undefined || card.said.authorCount !== undefined) ? open(pending.text) : card;
      if (of) of.said.authorCount ??= Number(count[1]);
      readDate(of, (count[2] ?? '').trim(), today);
      leave();
      continue;
    }
    if (/^[·•|-]$/.test(text)) {
      // What stands between an abstract and the point before its date is who it is from.
      if (card && !card.hasDate) pending = undefined;
    } else if (dateLine.test(text) && (card || pending)) {
      if (card && !card.hasDate && !pending) readDate(card, text, today);
    } else if (isFurniture(text) || isByline(text)) leave();
    else {
      const ids = ownIds(text);
      const of = ids.length > 0 && pending ? open(pending.text) : card;
      if (ids.length > 0 && of) of.ids.push(...ids);
      else {
        leave();
        pending = { ...line, text };
      }
    }
  }
  leave();
  close();
  return papers;
}

/** A paper of the listing while it is read. */
interface Card {
  said: PaperInText;
  ids: PaperId[];
  hasDate: boolean;
}

const monthName = '(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\\.?';
const authorLine = /^(?:[•·*-] ?)?(\d{1,6}) authors?\b(.{0,80})$/i;
/** A date, and behind it the number of comments. */
const dateLine = new RegExp(`^(?:published on )?(${monthName} \\d{1,2}(?:,? (?:19|20)\\d{2})?)(?: (\\d{1,6}))?$`, 'i');

/** What such pages say around their cards. */
const furniture =
  /^(?:new|subscribe|submitted by|daily papers|trending papers|papers|previous|next|upvote|login|sign up|log in|share|by ?ak and the research community|get trending papers in your email inbox.{0,20})$/i;

function isFurniture(text: string): boolean {
  return furniture.test(text);
}

/** A line below a card's abstract, or the number of upvotes above its title. */
function isByline(text: string): boolean {
  return authorLine.test(text) || dateLine.test(text) || /^(?:[·•|-]|\d{1,7})$/.test(text);
}

function isTitle(text: string): boolean {
  return text.length <= 300 && !isAbstract(text);
}

/** Long for a title, or shorter and several sentences. */
function isAbstract(text: string): boolean {
  if (text.length > 250) return true;
  return text.length > 120 && /[.!?]["”)]?$/.test(text) && /[.!?]["”)]? [A-Z]/.test(text);
}

/** "Subscribe" is a button that stands right before the first title. */
function unglued(text: string, before = ''): string {
  return /^get trending papers/i.test(before) && /^Subscribe(?=\S)/.test(text) ? text.slice('Subscribe'.length) : text;
}

function readDate(card: Card | undefined, text: string, today: string): void {
  if (!card || card.hasDate) return;
  const [, date, comments] = dateLine.exec(text.replace(/^[·•|, -]+/, '')) ?? [];
  const issued = date && parseListingDate(date, today);
  if (!issued) return;
  card.said.issued = issued;
  card.hasDate = true;
  if (comments) card.said.comments = Number(comments);
}

/** The ids of a line that is nothing else than an address or an identifier. */
function ownIds(text: string): PaperId[] {
  const found = idsIn(text);
  const [first] = found;
  return first && found.length === 1 && first.end - first.start >= text.length - 2 ? [first.id] : bareIdsIn(text);
}
