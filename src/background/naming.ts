import { proposeKey, uniqueKey } from '../formats/citation-key';
import type { Naming } from '../storage/citations';

/** Say how papers are named that have no citation key yet. */
export async function currentNaming(): Promise<Naming> {
  return (paper, taken) => uniqueKey(proposeKey(paper), taken);
}
