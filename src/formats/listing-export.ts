import type { CitedPaper, Exported, ExportOptions } from '../core/citing';
import type { Paper } from '../core/paper';
import { keyPatternOf, proposeKey, uniqueKey } from './citation-key';
import { missingIn } from './missing';
import { writerOf } from './write';
import { written } from './writer';

/** Citation keys that are told. */
const maxKeys = 100;

/** Write papers as the worker does, but those that it doesn't know. */
export function writeListing(papers: readonly CitedPaper[], options: ExportOptions): Exported {
  const writer = writerOf(options);
  const beyond = papers.filter((paper) => writer.isBeyondPdftex(paper)).map(({ key }) => key);
  return {
    text: written(writer, papers),
    count: papers.length,
    beyondPdftex: { keys: beyond.slice(0, maxKeys), count: beyond.length },
    missing: missingIn(papers),
  };
}

/**
 * Cite papers in their order: by what the library knows of those that it knows, by proposed keys the others, which the
 * library isn't told of. A pattern that can't be read is as if there were none.
 */
export function citeListing(papers: readonly Paper[], known: readonly CitedPaper[], keyPattern: string): CitedPaper[] {
  const byId = new Map(known.flatMap((one) => [one.paper.id, ...(one.paper.aliases ?? [])].map((id) => [id, one])));
  const taken = new Set(known.map(({ key }) => key.toLowerCase()));
  const pattern = keyPatternOf(keyPattern);
  const cited = papers.map((paper): CitedPaper => {
    const own = [paper.id, ...(paper.aliases ?? [])].map((id) => byId.get(id)).find((one) => one !== undefined);
    if (own) return own;
    const key = uniqueKey(proposeKey(paper, pattern), taken);
    taken.add(key.toLowerCase());
    return { paper, key };
  });
  return [...new Set(cited)];
}
