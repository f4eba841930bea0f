import { parseListingDate } from '../core/date';
import type { PaperFields } from '../core/paper';
import { tidy } from '../core/text';
import { type AuthorLine, findAuthors } from './generic-authors';
import { linesOf, textOf } from './generic-text';
import { maxAbstractLength, present } from './read-fields';
import { shownText } from './shown-text';

/**
 * Read what a card says beside its title, as far as that is sure; the rest is absent.
 * @param isAuthors says of a line that the card's siblings name their authors there.
 * @param today `YYYY-MM-DD`
 */
export function readGenericFields(
  parts: readonly HTMLElement[],
  title: HTMLElement,
  isAuthors: (line: HTMLElement) => boolean,
  today: string,
): PaperFields {
  const lines = linesOf(parts);
  const authors = findAuthors(lines, title, isAuthors);
  const counted = authorCountIn(lines);
  return {
    ...present('author', authors?.names.author),
    ...present('authorsIncomplete', authors?.names.isIncomplete ? true : undefined),
    ...present('authorCount', counted),
    ...present('abstract', abstractIn(parts, lines)),
    ...present('issued', issuedIn(lines, title, authors, counted !== undefined, today)),
  };
}

function authorCountIn(lines: readonly HTMLElement[]): number | undefined {
  for (const line of lines) {
    const [, digits] = /^\W{0,3}(\d{1,2},\d{3}|\d{1,5}) authors?\W*$/.exec(textOf(line, 40)) ?? [];
    if (digits !== undefined) return Number(digits.replace(',', ''));
  }
  return undefined;
}

const abstractHint = /abstract/i;
const abstractLabel = /^(?:abstract|tl;?dr)\b ?[:.—–-]? ?/i;
const abstractEnd = / ?(?:△ Less|▽ More|Expand|Collapse|Show (?:more|less))$/i;
const shortestAbstract = 80;

/** The longest text that the page itself calls an abstract. */
function abstractIn(parts: readonly HTMLElement[], lines: readonly HTMLElement[]): string | undefined {
  const texts = calledAbstract(parts).map((element) => shownText(element, maxAbstractLength));
  const labelled = lines.filter((line) => abstractLabel.test(textOf(line, 20)));
  if (texts.length === 0) texts.push(...labelled.map((line) => shownText(line, maxAbstractLength)));
  const plain = texts.map((text) => tidy(text.replace(abstractLabel, '').replace(abstractEnd, '')));
  const whole = plain.filter((text) => text.length >= shortestAbstract && !/^(?:…|\.\.\.)/.test(text));
  return whole.sort((a, b) => b.length - a.length)[0];
}

/** The innermost elements whose class, id or role in the page says abstract. */
function calledAbstract(parts: readonly HTMLElement[]): HTMLElement[] {
  const called: HTMLElement[] = [];
  for (const part of parts) {
    const inside = part.getElementsByTagName('*');
    for (let index = -1; index < inside.length && index < maxElements; index += 1) {
      const element = index === -1 ? part : (inside[index] as HTMLElement);
      const names = `${element.getAttribute('class')} ${element.id} ${element.getAttribute('itemprop')}`;
      if (!abstractHint.test(names)) continue;
      if (called.at(-1)?.contains(element)) called.pop();
      called.push(element);
    }
  }
  return called;
}

/** Elements of a card that are looked at. */
const maxElements = 1_000;

const saysDate = /^(?:first )?(?:published|submitted|released|originally announced)\b/i;

/** The day that a line names after "Published", or of a card with authors alone; else the only year where years stand. */
function issuedIn(
  lines: readonly HTMLElement[],
  title: HTMLElement,
  authors: AuthorLine | undefined,
  isCounted: boolean,
  today: string,
): string | undefined {
  const own = lines.filter((line) => line === authors?.element || !line.contains(title));
  const texts = own.map((line) =>
    textOf(line, line === authors?.element ? 10_000 : 200).replace(textOf(title, 1_000), ''),
  );
  const said = texts.filter((text) => saysDate.test(text)).flatMap((text) => text.split(';'));
  const days = said.flatMap((text) => parseListingDate(text, today) ?? []);
  if (days.length > 0) return days.sort()[0];
  if (authors === undefined && !isCounted) return undefined;
  const alone = texts.find((text) => text.length < 40 && aloneDate.test(text));
  const day = alone && parseListingDate(alone, today);
  return (
    day ??
    yearIn(
      texts.filter((text, index) => text.length <= 60 || own[index] === authors?.element),
      today,
    )
  );
}

const aloneDate = /^\W{0,3}(?:\w{3,9},? )?(?:\d{1,2} )?(?:\p{Lu}\p{Ll}{2,8}\.? |\d{4}-\d\d-).{0,12}\d{2}\b\W*$/u;

function yearIn(texts: readonly string[], today: string): string | undefined {
  const found = texts.flatMap((text) => text.match(/(?<![\d.:/-])(?:19|20)\d{2}(?![\d/:]|\.\d|-\d)/g) ?? []);
  const [year, ...others] = new Set(found);
  return year !== undefined && others.length === 0 && year <= today.slice(0, 4) ? year : undefined;
}
