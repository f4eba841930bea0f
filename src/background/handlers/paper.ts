import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { requireOwnPage } from '../sender';
import { booleanFrom, objectFrom, paperIdFrom } from '../validate';

/** What is said of which papers are one. */
export const paperHandlers: Pick<Handlers<Protocol>, 'paper.merge' | 'paper.apart' | 'paper.separate'> = {
  'paper.merge': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [into, from] = [paperIdFrom(said['into']), paperIdFrom(said['from'])];
    return committed((library) => library.merge(into, from));
  },
  'paper.apart': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [one, other] = [paperIdFrom(said['one']), paperIdFrom(said['other'])];
    const areApart = booleanFrom(said['apart']);
    return committed((library) => library.tellApart(one, other, areApart)).then(() => undefined);
  },
  'paper.separate': async (id, sender) => {
    requireOwnPage(sender);
    const checked = paperIdFrom(id);
    return committed((library) => library.separate(checked));
  },
};
