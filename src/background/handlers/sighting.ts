import { originOf } from '../../core/origin';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { accessTo } from '../../messaging/site-access';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { readSettings } from '../settings';
import { arrayFrom, objectFrom, paperIdFrom, siteFrom, stringFrom } from '../validate';

/** Papers of one listing. */
const maxPapers = 5_000;

/** Places where one paper was seen. */
const maxSeen = 50;

/** What is said to sightings. */
export const sightingHandlers: Pick<Handlers<Protocol>, 'sighting.put' | 'sighting.list' | 'sighting.clear'> = {
  'sighting.put': async (data, sender) => {
    const said = objectFrom(data);
    const site = siteFrom(said['site']);
    const page = pageFrom(said['page']);
    const ids = arrayFrom(said['ids'], maxPapers, paperIdFrom);
    if (sender.tab?.incognito || !(await readSettings()).keepsSightings) return undefined;
    // A page that was read just once, because the user pointed to it, leaves no trace.
    const origin = originOf(new URL(page));
    if (origin === undefined || (await accessTo(origin)) === 'none') return undefined;
    await (await openLibrary()).putSightings(site, page, ids);
    return undefined;
  },
  'sighting.list': async (id, sender) => {
    requireOwnPage(sender);
    return (await openLibrary()).seen(paperIdFrom(id), maxSeen);
  },
  'sighting.clear': async (_, sender) => {
    requireOwnPage(sender);
    await (await openLibrary()).clearSightings();
    return undefined;
  },
};

/** A page's address without its fragment, which names no other listing. */
function pageFrom(value: unknown): string {
  return stringFrom(value, 2_000).replace(/#.*$/s, '');
}
