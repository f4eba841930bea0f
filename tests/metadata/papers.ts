import { readFileSync } from 'node:fs';
import type { PaperId } from '../../src/core/identifier';
import { parseName } from '../../src/core/name';
import type { Paper } from '../../src/core/paper';

/** A paper by its id, with title and authors where they matter. */
export function paperOf(id: PaperId, more: Partial<Omit<Paper, 'author'>> & { authors?: string[] } = {}): Paper {
  const { authors, ...others } = more;
  return { id, ...others, ...(authors && { author: authors.map(parseName) }) };
}

/** An answer kept beside the tests. */
export function sample(name: string): string {
  return readFileSync(new URL(`./answers/${name}`, import.meta.url), 'utf8');
}
