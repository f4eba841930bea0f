import { displayName, splitName } from '../core/name';
import type { ListedPaper } from '../core/paper';
import { words } from '../core/text';
import { quote } from '../query/parse';
import { readQuery } from './query-fault';

/** One condition that a rule could be made of. */
export interface Proposal {
  /** In the query language. */
  query: string;
  /** What stands in the paper: `survey`, `low-rank adaptation`, `Edward J. Hu`, `cs.CV`. */
  value: string;
  kind: 'title' | 'author' | 'category' | 'venue';
}

/** Authors of whom one may want to say something; those further down are too many to choose from. */
const maxAuthors = 3;

/** Words of a title that are looked at. */
const maxWords = 60;

// Too common in titles to say what a paper is about.
const common = new Set(
  'a about all an and are as at be beyond by can do does for from how in into is it its large learning model models more need new not of on only or over paper that the their them these this through to toward towards under using via we what when where which why with without you your'.split(
    ' ',
  ),
);

/** Signs at which a title's thought ends: no phrase goes over them. */
const breaks = /[:;,.?!()[\]{}"“”«»|/–—]+(?=\s|$)|(?<=\s|^)[-–—("“«[{|/]+/u;

/**
 * What papers like this one may be told by: the telling words of its title in pairs and alone, its first authors, its
 * primary category, its venue. Every query meets the paper itself, as far as the page shows it.
 */
export function proposalsOf({ title = '', author = [], categories = [], ...paper }: ListedPaper): Proposal[] {
  const venue = paper['container-title'];
  const people = author.slice(0, maxAuthors).map((name) => displayName(splitName(name)));
  return [
    ...phrasesOf(title).map((value) => proposal('title', value)),
    ...people.map((value) => proposal('author', value)),
    ...categories.slice(0, 1).map((value) => proposal('category', value)),
    ...(venue === undefined ? [] : [proposal('venue', venue)]),
  ].filter(({ query }) => readQuery(query).query !== undefined);
}

/** Pairs first: what two words say is more often what is meant. */
function phrasesOf(title: string): string[] {
  const telling = (word: string | undefined) => word !== undefined && word.length > 2 && !common.has(word);
  const parts = title.split(breaks).map((part) => words(part).slice(0, maxWords));
  const pairs = parts.flatMap((found) =>
    found.flatMap((word, index) => {
      const next = found[index + 1];
      return telling(word) && telling(next) ? [`${word} ${next}`] : [];
    }),
  );
  return [...new Set([...pairs, ...parts.flat().filter(telling)])].slice(0, maxWords);
}

function proposal(kind: Proposal['kind'], value: string): Proposal {
  // A comma would part a surname from its given names.
  const said = kind === 'author' ? value.replace(/,+/g, ' ') : value;
  const isPlain = kind === 'category' ? /^[\w.-]+$/.test(said) : kind === 'title' && !said.includes(' ');
  return { kind, value, query: `${kind}:${isPlain ? said : quote(said)}` };
}
