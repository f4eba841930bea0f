import { isPaperId } from '../../src/core/identifier';
import { maxNameLength } from '../../src/core/name';
import type { ListedPaper } from '../../src/core/paper';
import { maxAbstractLength, maxNames, maxTitleLength } from '../../src/sites/read-fields';
import type { Card, PageReading } from '../../src/sites/site';

/** Say what is wrong with a reading of a page, whatever the page: one sentence each. */
export function faultsOf({ kind, cards, skipped }: PageReading, document: Document): string[] {
  const faults = cards.flatMap((card) => faultsOfCard(card, kind, document).map((fault) => `${card.id}: ${fault}`));
  const parts = cards.flatMap((card) => card.parts);
  if (new Set(parts).size < parts.length) faults.push('an element belongs to two cards');
  if (new Set(cards.map(({ title }) => title)).size < cards.length) faults.push('a title belongs to two cards');
  if (kind === 'other' && cards.length > 0) faults.push('there are cards on a page that lists none');
  if (kind === 'paper' && cards.length > 1) faults.push("a paper's own page has more than one");
  if (![skipped.untitled, skipped.unlinked].every((count) => Number.isSafeInteger(count) && count >= 0))
    faults.push(`skipped: ${JSON.stringify(skipped)}`);
  return faults;
}

function faultsOfCard({ id, aliases = [], parts, title, slot, after, read }: Card, kind: string, document: Document) {
  const paper = read();
  const inPage = [...parts, title, slot, ...(after ? [after] : [])];
  const held = {
    'an id is malformed': [id, ...aliases].every(isPaperId),
    'an id is said twice': new Set([id, ...aliases]).size === aliases.length + 1,
    'an element is not in the page': inPage.every((element) => document.body?.contains(element)),
    'it has no parts': parts.length > 0 || kind === 'paper',
    'its parts are in each other': !parts.some((one) => parts.some((other) => one !== other && one.contains(other))),
    'its title is outside': kind === 'paper' || parts.some((part) => part.contains(title)),
    'its strip is outside': kind === 'paper' || parts.some((part) => part.contains(slot)),
    'its strip is behind what is elsewhere': after === undefined || after.parentElement === slot,
    'it is read as another paper': paper.id === id,
  };
  // A script that stands where the title was shows nothing, nor does a title that is cut off behind its label.
  const isShown =
    !/^\W*Title:\W*$/.test(title.textContent ?? '') &&
    title.closest('script, style') === null &&
    title.querySelector('script, style, math') === null;
  const shown = isShown ? paper : { ...paper, title: paper.title || 'none' };
  return [...Object.entries(held).flatMap(([fault, holds]) => (holds ? [] : [fault])), ...faultsOfPaper(shown)];
}

function faultsOfPaper(paper: ListedPaper): string[] {
  const { title, abstract, author = [], issued, URL: address, categories = [], 'container-title': venue } = paper;
  const counts = [paper.authorCount, paper.upvotes, paper.comments].filter((count) => count !== undefined);
  const held = {
    'its title is empty or too long': title !== undefined && isText(title, maxTitleLength),
    'its abstract is empty or too long': abstract === undefined || isText(abstract, maxAbstractLength),
    'its venue is empty or too long': venue === undefined || isText(venue, 1_000),
    'it has too many authors': author.length <= maxNames && paper.author?.length !== 0,
    'a name is empty or too long': author.every(({ printed, literal }) =>
      isText(printed ?? literal ?? '', maxNameLength),
    ),
    'its date is none': issued === undefined || /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(issued),
    'a count is none': counts.every((count) => Number.isSafeInteger(count) && count >= 0),
    'its address is none': address === undefined || address.startsWith('https://'),
    'a category is empty or too long': categories.every((category) => isText(category, 1_000)),
  };
  return Object.entries(held).flatMap(([fault, holds]) =>
    holds ? [] : [`${fault}: ${JSON.stringify(paper).slice(0, 300)}`],
  );
}

/** Whether a text is tidy, of at least one character and not of too many. */
function isText(text: string, limit: number): boolean {
  return typeof text === 'string' && text.trim() !== '' && text.length <= limit && !/\p{Cc}/u.test(text);
}
