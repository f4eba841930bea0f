import type { Holder } from './generic-holders';
import { isPerson, readNames } from './generic-names';
import { eachLine, isLabel, isTitleLike, textOf } from './generic-text';
import { maxTitleLength } from './read-fields';
import { shownText } from './shown-text';
import { plainTitle } from './title';

/** Characters of a text that can still be a title, and of what tells whether it is. */
const glance = 420;

/**
 * The title among a card's links to its paper: in a heading, or of more than one word; undefined where none is one.
 * @param isHeaded whether any of them stands in a heading.
 */
export function findLinkedTitle(links: readonly HTMLElement[], isHeaded: boolean): HTMLElement | undefined {
  let first: HTMLElement | undefined;
  for (const link of links) {
    const text = textOf(link, glance);
    if (!isTitleLike(text)) continue;
    const heading = isHeaded ? headingOf(link) : undefined;
    if (heading) return heading;
    if (isPhrase(text)) first ??= link;
    if (first && !isHeaded) return first;
  }
  return first;
}

function isPhrase(text: string): boolean {
  return /\S\s+\S|\p{sc=Han}{4}/u.test(text);
}

/** Whether one of a holder's links has its paper's title for a text. */
export function hasOwnTitle(holder: Holder): boolean {
  return linkedTitleIn(holder) !== undefined;
}

/** The text of the first of a holder's links that has a title for one. */
export function linkedTitleIn(holder: Holder): string | undefined {
  return linksIn(holder)
    .map((link) => textOf(link, glance))
    .find(isTitleLike);
}

/** The links to papers in a holder, in page order. */
function linksIn(holder: Holder): HTMLElement[] {
  const links: HTMLElement[] = [];
  const open = [holder];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at.mention !== undefined) links.push(at.element);
    open.push(...at.children.toReversed());
  }
  return links;
}

/** The heading around a link or in it; the link, where its heading says more than the title. */
function headingOf(link: HTMLElement): HTMLElement | undefined {
  const inner = link.firstElementChild;
  if (inner && isHeading(inner)) return inner as HTMLElement;
  for (let at = link.parentElement, steps = 0; at !== null && steps < 3; at = at.parentElement, steps += 1) {
    if (isHeading(at)) return plainTitle(textOf(at, glance)) === plainTitle(textOf(link, glance)) ? at : link;
  }
  return undefined;
}

function isHeading({ localName }: Element): boolean {
  return /^h[1-6]$/.test(localName);
}

/** A title that stands apart from the links to its paper: a heading, what is labelled so, the first line that can be one. */
export function findTitleApart(parts: readonly HTMLElement[]): HTMLElement | undefined {
  for (const part of parts) {
    for (const heading of part.matches(headings) ? [part] : part.querySelectorAll<HTMLElement>(headings)) {
      if (readTitle(heading) !== '') return heading;
    }
  }
  let first: HTMLElement | undefined;
  for (const line of eachLine(parts)) {
    const text = textOf(line, glance);
    if (/^Title ?:/i.test(text)) return line;
    if (first === undefined && !isLabel(text)) first = markedIn(line) ?? (readTitle(line) === '' ? undefined : line);
  }
  return first;
}

const headings = 'h1, h2, h3, h4, h5, h6';

/** What a line of text and links marks as its title: bold words at its start, a title that leads elsewhere. */
function markedIn(line: HTMLElement): HTMLElement | undefined {
  for (const marked of line.querySelectorAll<HTMLElement>(
    ':scope > b, :scope > strong, :scope > cite, :scope > a, :scope > :is(b, strong) > a',
  )) {
    const text = textOf(marked, glance);
    // Nobody's name has five words in a row: `Attention Is All You Need`.
    const isName = isPerson(text) && text.split(' ').length < 5;
    if (isTitleLike(text) && isPhrase(text) && !isName && !readNames(text)) return marked;
  }
  return undefined;
}

const numbering = /^(?:[[(][^\])]{1,20}[\])]|\d{1,4}[.)]|[•·*–—-])\s*/u;
const labelled = /\s*[[({<]\s*([^[\](){}<>]{0,60})\s*[\])}>]\s*$/;

/**
 * Read the title in an element that `findTitle` found, as text; empty where a line of text has none that can be told
 * from the names, venues and labels around it.
 */
export function readTitle(element: HTMLElement): string {
  const text = shownText(element, maxTitleLength);
  if (isHeading(element) && isLabel(text)) return '';
  if (element.localName === 'a' || isHeading(element))
    return plainTitle(text.replace(/ \[(?:pdf|html|ps|video)\]$/i, ''));
  let line = plainTitle(text);
  if (/^Title ?:/i.test(text)) return line;
  if (otherField.test(line)) return '';
  for (let steps = 0; steps < 10 && numbering.test(line) && !isTitleLike(line.match(numbering)?.[0] ?? ''); steps += 1)
    line = line.replace(numbering, '');
  for (let steps = 0; steps < 10; steps += 1) {
    const [, label] = labelled.exec(line) ?? [];
    if (label === undefined || isTitleLike(label)) break;
    line = line.replace(labelled, '');
  }
  const quoted = /[“"]([^”"]{10,300}?)[,.]?[”"]/.exec(line)?.[1];
  if (quoted !== undefined && isTitleLike(quoted)) return plainTitle(quoted);
  const all = sentences(line);
  // Three capital words alone may be a title or a person; before another sentence they are a person.
  return plainTitle(
    all.find((sentence) => isTitleSentence(sentence) && (all.length === 1 || !isPerson(sentence))) ?? '',
  );
}

/** What else a line may say, by its label. */
const otherField =
  /^(?:abstract|accepted|arxiv|authors?|by|categories|cited|comments?|date|doi|journal|keywords?|posted|published|subjects?|submitted|tags?|venue)\b(?: ?ref)? ?:|^(?:submitted|published|posted) (?:by|on|in|at)\b|^(?:arXiv:|10\.)\d{4}/i;

/** Whether a line has a title that `readTitle` reads. */
export function hasTitle(line: HTMLElement): boolean {
  const text = textOf(line, glance);
  // What has no punctuation can't be names or a citation.
  return (/^[^,;·|&.:[\]]+$/.test(text) && isTitleLike(text) && isPhrase(text)) || readTitle(line) !== '';
}

/** A citation's pieces: authors, title, venue; a title's own colon and abbreviations stay in it. */
function sentences(line: string): string[] {
  return line.split(/(?<=\p{Ll}{2}|\)|\d|\?)[.?]\s+(?=[\p{Lu}“"[(])|\s+[|–—]\s+/u);
}

function isTitleSentence(text: string): boolean {
  return isTitleLike(text) && isPhrase(text) && readNames(text) === undefined && !/ et al\b/.test(text);
}
