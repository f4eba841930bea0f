import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { requireOwnPage } from '../sender';
import { objectFrom, paperIdFrom } from '../validate';

/** What is said of which papers are one. */
export const paperHandlers: Pick<Handlers<Protocol>, 'paper.merge' | 'paper.separate'> = {
  'paper.merge': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [into, from] = [paperIdFrom(said['into']), paperIdFrom(said['from'])];
    return committed((library) => library.merge(into, from));
  },
  'paper.separate': async (id, sender) => {
    requireOwnPage(sender);
    const checked = paperIdFrom(id);
    return committed((library) => library.separate(checked));
  },
};
