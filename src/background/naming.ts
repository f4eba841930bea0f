import type { Paper } from '../core/paper';
import { keyPatternOf, keyVariant, proposeKey, uniqueKey } from '../formats/citation-key';
import type { KeyPattern } from '../formats/key-pattern';
import type { Naming } from '../storage/citations';
import { readSettings } from './settings';

/** Say how papers are named that have no citation key yet. A pattern that can't be read is as if nobody had set one. */
export async function currentNaming(): Promise<Naming> {
  const { keyPattern } = await readSettings();
  return namingBy(keyPatternOf(keyPattern));
}

/** Names papers by a pattern. */
export function namingBy(pattern: KeyPattern): Naming {
  const naming = (paper: Paper, taken: ReadonlySet<string>) => uniqueKey(proposeKey(paper, pattern), taken);
  return Object.assign(naming, { variant: keyVariant });
}
