import type { OfferedPaper } from '../../messaging/citing';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { currentNaming } from '../naming';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { integerFrom, objectFrom, oneFrom, paperIdFrom, stringFrom } from '../validate';
import { factEditsFrom } from '../validate-paper';

/** Characters of a citation key as typed; the library's own limit, with its own error, is far below. */
const maxTyped = 10_000;

/** Offers that are told at once. */
const maxOffers = 50;

/** What is said of what is known of papers. */
export const factsHandlers: Pick<
  Handlers<Protocol>,
  'paper.facts' | 'paper.edit' | 'paper.publish' | 'paper.offers' | 'key.set'
> = {
  'paper.facts': async (id, sender) => {
    requireOwnPage(sender);
    const checked = paperIdFrom(id);
    return (await openLibrary()).knownFacts(checked, await currentNaming());
  },
  'paper.edit': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [id, edits] = [paperIdFrom(said['id']), factEditsFrom(said['edits'])];
    return committed((library) => library.editFacts(id, edits));
  },
  'paper.publish': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [id, state] = [paperIdFrom(said['id']), oneFrom(said['state'], ['offered', 'taken', 'declined'] as const)];
    return committed((library) => library.publish(id, state));
  },
  'paper.offers': async (limit, sender) => {
    requireOwnPage(sender);
    const most = integerFrom(limit, 0, maxOffers);
    const [library, naming] = [await openLibrary(), await currentNaming()];
    const ids = await library.offered();
    const offers: OfferedPaper[] = [];
    for (const id of ids.slice(0, most)) {
      const [row, { published }] = await Promise.all([library.row(id), library.knownFacts(id, naming)]);
      // It may have been taken meanwhile.
      if (row && published) offers.push({ paper: row.paper, published });
    }
    return { count: ids.length, offers };
  },
  'key.set': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [id, key] = [paperIdFrom(said['id']), stringFrom(said['key'], maxTyped).trim()];
    return committed((library) => library.setKey(id, key));
  },
};
