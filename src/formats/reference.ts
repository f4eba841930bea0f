import { tidy } from '../core/text';
import { parseAuthorList } from './author-list';
import { idsIn } from './text-ids';
import type { PaperInText } from './text-papers';

/** Characters of one entry of a reference list; what is longer is none. */
export const maxReferenceLength = 10_000;

/**
 * Read what one entry of a reference list says besides identifiers: title, authors and year. Known styles: after the
 * authors the title in quotes (IEEE, MLA, Chicago), the year in parentheses (APA) or between full stops (ACM, ACL), or
 * right away the title (plain, ICML, Nature, Vancouver).
 * @param printed The entry without its number, on one line.
 * @returns undefined where authors and title can't be told with confidence
 */
export function parseReference(printed: string): PaperInText | undefined {
  if (printed.length > maxReferenceLength) return undefined;
  const entry = withoutAddresses(printed);
  for (const partsOf of [quoted, yearFirst, plain]) {
    for (const { authors, title, year, rest } of partsOf(entry)) {
      const said = saying(authors, title, year ?? yearOf(rest));
      if (said) return said;
    }
  }
  return undefined;
}

interface Parts {
  authors: string;
  title: string;
  rest: string;
  year?: string | undefined;
}

function saying(authors: string, printedTitle: string, issued: string | undefined): PaperInText | undefined {
  const title = tidy(printedTitle.replaceAll(address, ' ')).replace(/^[*_\s]+|[\s,.;:*_]+$/g, '');
  if (!isTitle(title)) return undefined;
  const list = parseAuthorList(authors.trim());
  return list && { title, ...list, ...(issued && { issued }) };
}

function isTitle(title: string): boolean {
  return (
    title.length >= 8 && title.length <= 500 && /\p{L}{2}.* /u.test(title) && !/^(?:in|pages?|pp|vol)\b/i.test(title)
  );
}

/** `A. Vaswani and N. Shazeer, “Attention is all you need,” in NeurIPS, 2017.` */
function* quoted(entry: string): Generator<Parts> {
  const found = /(?:[“"„«]|``)([^“”"«»]{8,500}?)(?:[”"“»]|'')/.exec(entry);
  if (!found) return;
  const before = entry.slice(0, found.index);
  const [, authors = before, year] = /^(.*?)[\s,.(]{1,4}((?:19|20)\d\d)[a-z]?[)\s,.:]{0,4}$/.exec(before) ?? [];
  yield { authors, title: found[1] ?? '', year, rest: entry.slice(found.index + found[0].length) };
}

const yearInside = /[\s,]\(((?:19|20)\d\d)[a-z]?(?:, [^()]{1,20})?\)[.,:]? |[.,] ((?:19|20)\d\d)[a-z]?[.:] /;

/** `Vaswani, A., & Shazeer, N. (2017). Attention is all you need. NeurIPS.` and `Ashish Vaswani. 2017. Attention is all you need.` */
function* yearFirst(entry: string): Generator<Parts> {
  const found = yearInside.exec(entry);
  if (!found) return;
  const after = entry.slice(found.index + found[0].length);
  const [end = after.length] = sentenceEnds(after);
  yield {
    authors: entry.slice(0, found.index + 1),
    title: after.slice(0, end),
    rest: after.slice(end),
    year: found[1] ?? found[2],
  };
}

/** `Ashish Vaswani, Noam Shazeer. Attention is all you need. In NeurIPS, 2017.`: authors as far as they can be names. */
function* plain(entry: string): Generator<Parts> {
  const ends = [...sentenceEnds(entry)].slice(0, 60);
  for (const [index, start] of ends.entries()) {
    const authors = entry.slice(0, start);
    if (/\p{Ll}{2} (?!and |et )\p{Ll}{2,} \p{Ll}/u.test(authors)) return;
    const end = ends.slice(index + 1).find((one) => !/(?:^| )\p{Lu}\.$/u.test(entry.slice(start, one))) ?? entry.length;
    yield { authors, title: entry.slice(start, end), rest: entry.slice(end) };
  }
}

/** Indexes behind sentences: behind a word's, an initial's or "al."'s full stop, with what begins a new sentence behind it. */
function* sentenceEnds(text: string): Generator<number, void> {
  const end =
    /(?:(?<!\b(?:vs|No|vol|St|Dr|Mr))(?<=[\p{L}\p{N})\]'’”$}]{2}|\d)\.|(?<=\b\p{Lu})\.(?! \p{Lu}\.)|[?!])(?= (?:[\p{Lu}\p{Lo}\p{N}“"(*\uE000]|(?:arX|bioRx|medRx)iv\b))/gu;
  for (const found of text.matchAll(end)) yield found.index + 1;
}

/** The last year that is printed, one in parentheses before any other. */
function yearOf(rest: string): string | undefined {
  const inParentheses = [...rest.matchAll(/\((?:[^()]{0,40}[ ,])?((?:19|20)\d\d)[a-z]?\)/g)].at(-1)?.[1];
  return inParentheses ?? [...rest.matchAll(/(?<![\d:–./-])((?:19|20)\d\d)[a-z]?(?![\d:–/-])/g)].at(-1)?.[1];
}

/** Stands for an identifier or an address. Private, so that it is in no name. */
const address = '\uE000';

/** The entry with identifiers and addresses, whose dots would end sentences, put as one sign. */
function withoutAddresses(printed: string): string {
  let entry = '';
  let from = 0;
  for (const { start, end } of idsIn(printed)) {
    entry += printed.slice(from, start) + address;
    from = end;
  }
  const rest = `${entry}${printed.slice(from)}`.replace(/https?:\/\/\S{1,2000}/g, address);
  return tidy(rest.replace(/\[(?:online|pdf|link|google scholar|crossref)\]/gi, ' '));
}
