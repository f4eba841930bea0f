import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { everywhereFiles, inject, probePage, readPageOnce, teachPage } from '../inject';
import { requireOwnPage } from '../sender';
import { integerFrom } from '../validate';

/** What is said to the pages in tabs. */
export const tabHandlers: Pick<Handlers<Protocol>, 'everywhere.load' | 'tab.probe' | 'tab.read' | 'tab.teach'> = {
  'everywhere.load': async (_, { tab }) => {
    if (tab?.id !== undefined) await inject(tab.id, everywhereFiles());
    return undefined;
  },
  'tab.probe': async (tab, sender) => {
    requireOwnPage(sender);
    return probePage(integerFrom(tab, 0, Number.MAX_SAFE_INTEGER));
  },
  'tab.read': async (tab, sender) => {
    requireOwnPage(sender);
    await readPageOnce(integerFrom(tab, 0, Number.MAX_SAFE_INTEGER));
    return undefined;
  },
  'tab.teach': async (tab, sender) => {
    requireOwnPage(sender);
    await teachPage(integerFrom(tab, 0, Number.MAX_SAFE_INTEGER));
    return undefined;
  },
};
