import { parseListingDate } from '../core/date';
import type { PaperFields } from '../core/paper';
import { tidy } from '../core/text';
import { isPerson, type NameList, readNames } from './generic-names';
import { isTitleLike, linesOf, textOf } from './generic-text';
import { maxAbstractLength, present } from './read-fields';
import { shownText } from './shown-text';

/** Read what a card says beside its title, as far as it is sure; the rest is absent. */
export function readGenericFields(parts: readonly HTMLElement[], title: HTMLElement, today: string): PaperFields {
  const lines = linesOf(parts);
  const names = namesIn(lines, title);
  const counted = authorCountIn(lines);
  const isBibliographic = names !== undefined || counted !== undefined;
  return {
    ...present('author', names?.author),
    ...present('authorsIncomplete', names?.isIncomplete ? true : undefined),
    ...present('authorCount', counted),
    ...present('abstract', abstractIn(parts, lines)),
    ...present('issued', issuedIn(lines, title, isBibliographic, today)),
  };
}

const authorLinks =
  'a[href*="author" i], a[href*="/people/"], a[href*="/profile?id=~"], a[href*="/pid/"], a[href*="/citations?user="], a[rel~="author"]';
const authorHint = '[class*="author" i], [itemprop="author"], [data-testid*="author" i], [data-test-id*="author" i]';

/** Read a card's authors: of a line that lists names, of links to people, or of what follows the title in its line. */
export function namesIn(lines: readonly HTMLElement[], title: HTMLElement): NameList | undefined {
  for (const line of lines) {
    if (line.contains(title) || title.contains(line)) continue;
    const found = readNames(textOf(line, maxNamesLength), line.closest(authorHint) !== null) ?? namesOfLinks(line);
    if (found) return found;
  }
  const own = lines.find((line) => line.contains(title) && line !== title);
  return own && (namesOfLinks(own) ?? readNames(textBehind(own, title), false));
}

/** Characters of a line of authors: some five hundred names. */
const maxNamesLength = 10_000;

function namesOfLinks(line: HTMLElement): NameList | undefined {
  const texts = [...line.querySelectorAll(authorLinks)].map((link) => textOf(link, 100).replace(/[,;]$/, ''));
  if (texts.length === 0 || !texts.every(isPerson)) return undefined;
  return readNames(texts.join('; '), true);
}

/** The text of a title's line that stands behind it, without what leads up to names. */
function textBehind(line: HTMLElement, title: HTMLElement): string {
  const all = textOf(line, maxNamesLength);
  const own = textOf(title, 1_000);
  const start = all.indexOf(own);
  return start === -1
    ? ''
    : all
        .slice(start + own.length)
        .replace(/^[\s"”'.,:;·|)\]–—-]+/, '')
        .replace(/^by /i, '');
}

function authorCountIn(lines: readonly HTMLElement[]): number | undefined {
  for (const line of lines) {
    const [, digits] = /^\W{0,3}(\d{1,2}(?:,\d{3})|\d{1,5}) authors?\W*$/.exec(textOf(line, 40)) ?? [];
    if (digits !== undefined) return Number(digits.replace(',', ''));
  }
  return undefined;
}

const abstractHint = '[class*="abstract" i], [id*="abstract" i], [itemprop="abstract"], [data-testid*="abstract" i]';
const abstractLabel = /^(?:abstract|tl;?dr)\b ?[:.—–-]? ?/i;
const shortestAbstract = 80;

/** The longest text that the page itself calls an abstract. */
function abstractIn(parts: readonly HTMLElement[], lines: readonly HTMLElement[]): string | undefined {
  let abstract = '';
  const take = (text: string) => {
    const plain = tidy(text.replace(abstractLabel, '').replace(/ ?(?:△ Less|▽ More|Expand|Show (?:more|less))$/, ''));
    if (plain.length > abstract.length && plain.length >= shortestAbstract && !/^(?:…|\.\.\.)/.test(plain))
      abstract = plain;
  };
  for (const part of parts) {
    for (const element of [part, ...part.querySelectorAll(abstractHint)]) {
      if (element.matches(abstractHint) && element.querySelector(abstractHint) === null)
        take(shownText(element, maxAbstractLength));
    }
  }
  if (abstract === '')
    for (const line of lines) if (abstractLabel.test(textOf(line, 20))) take(shownText(line, maxAbstractLength));
  return abstract === '' ? undefined : abstract;
}

const saysDate = /^(?:first )?(?:published|submitted|released|accepted|date|originally announced)\b/i;

/** The day that a line names alone or after "Published"; else the year, where the card names one only. */
function issuedIn(
  lines: readonly HTMLElement[],
  title: HTMLElement,
  isBibliographic: boolean,
  today: string,
): string | undefined {
  const texts = lines.filter((line) => line !== title && !title.contains(line)).map((line) => textOf(line, 300));
  for (const text of texts) {
    if (text.length > 120 || !(saysDate.test(text) || (isBibliographic && !isTitleLike(text)))) continue;
    const date = /\d{4}/.test(text) || saysDate.test(text) ? parseListingDate(text, today) : undefined;
    if (date !== undefined) return date;
  }
  if (!isBibliographic) return undefined;
  const own = textOf(title, 1_000);
  const years = new Set(
    texts.flatMap((text) => text.replace(own, '').match(/(?<![\d.:/-])(?:19|20)\d{2}(?![\d/:]|\.\d)/g) ?? []),
  );
  const [year] = years;
  return years.size === 1 && year !== undefined && year <= today.slice(0, 4) ? year : undefined;
}
