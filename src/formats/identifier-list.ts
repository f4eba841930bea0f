import type { PaperId } from '../core/identifier';
import { parseReference } from './reference';
import { entriesOf } from './reference-list';
import { bareIdsIn, type IdInText, idsIn, leadingId } from './text-ids';
import type { Line } from './text-lines';
import { TextPapers } from './text-papers';

/** What was read of a text of which only entries are known. */
export interface ListReading {
  papers: TextPapers;
  /** How many entries were references with authors and a title. */
  references: number;
}

/**
 * Read a list of references, of addresses or of identifiers, or prose that names papers: entry by entry what can be told
 * of a paper. A reference without any identifier counts only with its year.
 */
export function readIdentifierList(lines: readonly Line[]): ListReading {
  const papers = new TextPapers();
  let references = 0;
  for (const { line, text, isMarked } of entriesOf(lines)) {
    const found = idsIn(text);
    const reference = isOnePaper(found) ? parseReference(text) : undefined;
    if (reference && (found.length > 0 || reference.issued !== undefined)) {
      references += 1;
      papers.add(idsOf(found), reference);
      continue;
    }
    const bare = found.length === 0 ? bareIdsIn(text) : [];
    const leading = found.length + bare.length === 0 ? leadingId(text) : undefined;
    if (leading) papers.add([leading.id], { title: leading.rest });
    for (const one of found) {
      const title = titleIn(text, one, isMarked && found.length === 1);
      papers.add([one.id], title === undefined ? {} : { title });
    }
    for (const id of bare) papers.add([id], {});
    if (found.length + bare.length === 0 && !leading && !isHeading(text)) papers.leave(line, text);
  }
  return { papers, references };
}

/** Two identifiers of one scheme are two papers. */
function isOnePaper(found: readonly IdInText[]): boolean {
  const ids = idsOf(found);
  return new Set(ids.map((id) => id.slice(0, id.indexOf(':')))).size === ids.length;
}

function idsOf(found: readonly IdInText[]): PaperId[] {
  return [...new Set(found.map(({ id }) => id))];
}

/** The title of a Markdown link; in a list also what a colon, a dash or a bracket parts from the address. */
function titleIn(text: string, { start, end }: IdInText, isListed: boolean): string | undefined {
  const before = text.slice(Math.max(0, start - 520), start);
  const [, linked] = /\[([^[\]]{8,500})\]\(\s?$/.exec(before) ?? [];
  if (linked !== undefined) return isTitle(linked) ? linked : undefined;
  const after = text.slice(end, end + 1_000).replace(/\[[^[\]]{0,40}\]\([^()\s]{0,300}\)/g, '');
  if (!isListed || start > 520 || /[\p{L}\p{N}]/u.test(after)) return undefined;
  const unlabelled = before.replace(/(?:link|paper|pdf|url|arxiv|abs)[\]: (]{0,4}$/i, '');
  const [, listed] = /^(.{8,500}?)[*_"”]{0,2}(?:\s?[:|–—(,[]| -)[\s[(]{0,3}$/.exec(unlabelled) ?? [];
  const title = listed?.replace(/^[*_"“]{1,2}/, '');
  return title !== undefined && isTitle(title) ? title : undefined;
}

function isHeading(text: string): boolean {
  return /^[#\s]{0,8}(?:references?|bibliography|works cited|literature)[.:]?$/i.test(text) || !/\p{L}{3}/u.test(text);
}

/** Three words or more, begun with a capital or a digit. */
function isTitle(text: string): boolean {
  return /^[\p{Lu}\p{Lo}\d]/u.test(text) && text.split(' ').length >= 3 && !/https?:/i.test(text);
}
