import { defaultKeyPattern } from '../core/citing';
import type { Paper } from '../core/paper';
import { keyVariant, proposeKey, uniqueKey } from '../formats/citation-key';
import { type KeyPattern, parseKeyPattern } from '../formats/key-pattern';
import type { Naming } from '../storage/citations';
import { readSettings } from './settings';

/** Say how papers are named that have no citation key yet. A pattern that can't be read is as if nobody had set one. */
export async function currentNaming(): Promise<Naming> {
  const { keyPattern } = await readSettings();
  return namingBy(patternOf(keyPattern));
}

/** Names papers by a pattern. */
export function namingBy(pattern: KeyPattern): Naming {
  const naming = (paper: Paper, taken: ReadonlySet<string>) => uniqueKey(proposeKey(paper, pattern), taken);
  return Object.assign(naming, { variant: keyVariant });
}

function patternOf(text: string): KeyPattern {
  try {
    return parseKeyPattern(text);
  } catch {
    return parseKeyPattern(defaultKeyPattern);
  }
}
