import { identify } from '../core/identifier';
import { tidy } from '../core/text';

const inlineTags = new Set(
  'a abbr acronym b bdi bdo big br button cite code data del dfn em font i img input ins kbd label mark math nobr q s samp script select small span strike strong style sub sup svg template textarea time tt u var wbr'.split(
    ' ',
  ),
);

/** Whether an element stands within a line of text, as far as its name says. */
export function isInline(element: Element): boolean {
  return inlineTags.has(element.localName) || element.localName.startsWith('mjx-');
}

/** Elements of a card that are looked at for its fields. */
const maxElements = 1_000;

/** List the lines of a card's parts, as `eachLine` finds them. */
export function linesOf(parts: readonly Element[]): HTMLElement[] {
  return [...eachLine(parts)];
}

/**
 * Go through the lines of a card's parts in page order: elements with text that hold none but inline elements, and
 * inline ones that stand between blocks.
 */
export function* eachLine(parts: readonly Element[]): Generator<HTMLElement> {
  const open: Element[] = [...parts].reverse();
  for (let steps = 0; steps < maxElements; steps += 1) {
    const element = open.pop();
    if (element === undefined) return;
    if (isSilent(element)) continue;
    if (!isLine(element))
      for (let child = element.lastElementChild; child; child = child.previousElementSibling) open.push(child);
    else if (/\S/.test(element.textContent ?? '')) yield element as HTMLElement;
  }
}

/** Whether an element holds nothing but text and inline elements. */
export function isLine(element: Element): boolean {
  for (let child = element.firstElementChild; child; child = child.nextElementSibling) {
    if (!isInline(child) || (child.firstElementChild !== null && !isLine(child))) return false;
  }
  return true;
}

const silentTags = new Set(['script', 'style', 'template', 'svg', 'select', 'textarea', 'manicule-margin']);

function isSilent({ localName }: Element): boolean {
  return silentTags.has(localName);
}

/** The element's text as it stands in the page, tidied and cut. */
export function textOf(element: Element, limit = 500): string {
  return tidy((element.textContent ?? '').slice(0, 3 * limit)).slice(0, limit);
}

const labelWords = new Set(
  `a abs about abstract acl add additional alert alphaxiv all an and anthology appendix article articles arxiv at author authors available award best bib bibtex blog
   by chinese cite cited citation citations code collections comment comments conference crossref cvf dataset datasets data day days dblp demo details discuss
   discussion doi download downloads edit email english et for format forum from full fulltext get github google here hf hide homepage honorable hour hours html hugging
   huggingface id in info is issue issues item journal less library likes link links list manuscript material materials media mention metadata minutes model models more new
   no of official on online open opens openreview oral other our page pages paper papers pdf permalink ps pmc pmid poster post preprint presentation
   print proceedings project pub publication published publisher publishers pubmed pubs read reddit related replies reply report repo replaced repository reviews runner save scholar
   see semantic share show slides slideslive software source spotlight star stars submitted supp supplement supplemental supplementary tab talk tex text the this thread to toggle topic topics
   top track twitter tweet up upvote upvotes up-to-date url version versions via video view views visit web website with x year years youtube zotero`.split(
    /\s+/,
  ),
);

/**
 * Whether a text only labels a link or says what it leads to: `PDF`, `[2307.09288]`, `View on arXiv`, `12 comments`,
 * `doi.org`, `Vaswani et al., 2017`; nothing of it could be a title.
 */
export function isLabel(text: string): boolean {
  if (text.length > longestRepeated) return text.length <= longestLabel && isLabelAnew(text);
  const known = labels.get(text);
  if (known !== undefined) return known;
  const isOne = isLabelAnew(text);
  if (labels.size > maxKnown) labels.clear();
  labels.set(text, isOne);
  return isOne;
}

/** What was said of short texts, which a page repeats on every card. */
const labels = new Map<string, boolean>();
const [longestRepeated, maxKnown] = [12, 500];

function isLabelAnew(text: string): boolean {
  if (!/\p{L}{2}/u.test(text)) return true;
  const bare = text.includes('/') ? text.replace(addresses, ' ') : text;
  if (bare.split(betweenWords).every(isLabelWord)) return true;
  return citation.test(text) || (!/\s/.test(text) && identify(text.replace(/^[[(]|[\])]$/g, '')) !== undefined);
}

const longestLabel = 120;
const betweenWords = /[\s[\](){},;:|/·•…"“”!?]+/;
const addresses = /https?:\/\/\S+|\b10\.\d{4,9}\/\S+/g;

function isLabelWord(word: string): boolean {
  const small = word.toLowerCase();
  if (labelWords.has(small)) return true;
  const plain = small.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
  if (plain === '' || labelWords.has(plain) || /^[\d.,-]+(?:k|v\d+|st|nd|rd|th)?$|^v\d+$/.test(plain)) return true;
  return /^(?:https?|www|10\.\d{4,9})$|^[a-z\d-]+(?:\.[a-z\d-]+){0,4}\.[a-z]{2,}$/.test(plain);
}

const citation =
  /^[(\s]*\p{Lu}[\p{L}'’-]{1,30}(?: et al\.?| (?:and|&) \p{Lu}[\p{L}'’-]{1,30})?,? [([]?(?:19|20)\d{2}[a-z]?[)\]]*$|^[^.]{0,40} et al\.?,?(?: ?[([]?\d{4}[a-z]?[)\]]?)?$/u;

/** Whether a text can be a paper's title as it stands: not a label, not endless, not a date or a count. */
export function isTitleLike(text: string): boolean {
  return text.length >= 3 && text.length <= 400 && !isLabel(text) && (text.length > 40 || !date.test(text));
}

const date =
  /^\W*(?:(?:mon|tues?|wednes|thurs?|fri|satur|sun)[a-z]{0,3},? )?(?:\d{1,2} )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?,? ?\d{0,2},? ?(?:\d{4})?\W*$/i;
