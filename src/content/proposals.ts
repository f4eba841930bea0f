import type { ListedPaper } from '../core/paper';
import { words } from '../core/text';
import { quote } from '../query/parse';

/** One condition that a rule could be made of. */
export interface Proposal {
  /** In the query language. */
  query: string;
  /** What stands in the paper: `survey`, `low-rank adaptation`, `cs.CV`. */
  value: string;
  kind: 'title' | 'category';
}

// Too common in titles to say what a paper is about.
const common = new Set(
  'a about all an and are as at be beyond by can do does for from how in into is it its large learning model models more need new not of on only or over paper that the their them these this through to toward towards under using via we what when where which why with without you your'.split(
    ' ',
  ),
);

/** What papers like this one may be told by: the telling words of its title in pairs and alone, and its primary category. */
export function proposalsOf({ title = '', categories = [] }: ListedPaper): Proposal[] {
  const found = words(title).slice(0, 60);
  const telling = (word: string | undefined) => word !== undefined && word.length > 2 && !common.has(word);
  const pairs = found.flatMap((word, index) => {
    const next = found[index + 1];
    return telling(word) && telling(next) ? [`${word} ${next}`] : [];
  });
  const singles = found.filter(telling);
  const told = [...new Set([...singles, ...pairs])].map(
    (value): Proposal => ({ kind: 'title', value, query: inTitle(value) }),
  );
  const [category] = categories;
  return category ? [...told, { kind: 'category', value: category, query: inCategory(category) }] : told;
}

function inCategory(value: string): string {
  return `category:${/^[\w.-]+$/.test(value) ? value : quote(value)}`;
}

function inTitle(value: string): string {
  return value.includes(' ') ? `title:"${value}"` : `title:${value}`;
}
