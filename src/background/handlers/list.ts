import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { objectFrom } from '../validate';
import { listChangeFrom, listFrom, listIdFrom } from '../validate-list';

/** What is said to reading lists. */
export const listHandlers: Pick<
  Handlers<Protocol>,
  'list.list' | 'list.create' | 'list.change' | 'list.move' | 'list.remove'
> = {
  'list.list': async (_, sender) => {
    requireOwnPage(sender);
    return (await openLibrary()).lists();
  },
  'list.create': async (list, sender) => {
    requireOwnPage(sender);
    const checked = listFrom(list);
    return committed((library) => library.createList(checked));
  },
  'list.change': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [id, change] = [listIdFrom(said['id']), listChangeFrom(said['change'])];
    return committed((library) => library.changeList(id, change));
  },
  'list.move': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const id = listIdFrom(said['id']);
    const before = said['before'] === undefined ? undefined : listIdFrom(said['before']);
    return committed((library) => library.moveList(id, before));
  },
  'list.remove': async (id, sender) => {
    requireOwnPage(sender);
    const checked = listIdFrom(id);
    return committed((library) => library.removeList(checked));
  },
};
