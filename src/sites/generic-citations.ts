import type { Mention } from './generic-mentions';

/** Characters before a link that make a sentence of it. */
const sentenceStart = 60;
const cited = /^[\s([]{0,3}(?:\d{1,3}|(?:19|20)\d\d[a-z]?|[^.]{1,60} et al\b.{0,12})[\s)\].,;]{0,3}$/;

/** Leave out what a text cites, as an abstract does with `(2021)`: a card that holds such a link isn't about two papers. */
export function withoutCitations(mentions: readonly Mention[]): readonly Mention[] {
  return mentions.some(isCitation) ? mentions.filter((mention) => !isCitation(mention)) : mentions;
}

function isCitation({ link }: Mention): boolean {
  const text = link.firstChild?.nodeValue;
  return typeof text === 'string' && text.length < 80 && cited.test(text) && isInSentence(link);
}

function isInSentence(link: Element): boolean {
  let before = 0;
  for (let at = link.previousSibling, steps = 0; at !== null && steps < 20; at = at.previousSibling, steps += 1) {
    before += (at.textContent ?? '').trim().length;
    if (before > sentenceStart) return true;
  }
  return false;
}
