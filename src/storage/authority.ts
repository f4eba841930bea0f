import { metadataSources } from '../core/metadata';
import type { Source } from '../core/paper';

/** A site's listing, arXiv's own among them, and what was imported from a file. */
const [listing, arxiv, file] = [2, 2.25, 2.5];

const ranks: ReadonlyMap<Source, number> = new Map([
  ['text', 0],
  ['generic', 1],
  ['arxiv', arxiv],
  ['file', file],
  ...metadataSources.toReversed().map((id, index): [Source, number] => [`api:${id}`, 3 + index]),
  ['user', Number.POSITIVE_INFINITY],
]);

/** How far a source is believed: what isn't known by its name is a site's listing, and nobody is believed less than anybody. */
export function authorityOf(source: Source | undefined): number {
  return source === undefined ? -1 : (ranks.get(source) ?? listing);
}
