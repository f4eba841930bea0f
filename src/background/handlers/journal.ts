import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { integerFrom, objectFrom } from '../validate';
import { begun } from './job';

/** Changes of one answer, and fields that were left. */
const [maxChanges, maxLeft] = [100, 100];

/** What is said of what was done. */
export const journalHandlers: Pick<Handlers<Protocol>, 'journal.list' | 'journal.undo'> = {
  'journal.list': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const limit = integerFrom(said['limit'], 1, maxChanges);
    const before = said['before'] === undefined ? undefined : batchFrom(said['before']);
    return (await openLibrary()).history(limit, before);
  },
  'journal.undo': async (batch, sender) => {
    requireOwnPage(sender);
    const checked = batchFrom(batch);
    const undone = begun(await committed((library) => library.undoChange(checked)));
    return { ...undone, left: undone.left.slice(0, maxLeft) };
  },
};

function batchFrom(value: unknown): number {
  return integerFrom(value, 1, Number.MAX_SAFE_INTEGER);
}
