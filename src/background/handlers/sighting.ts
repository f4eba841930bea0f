import type { Runtime } from 'webextension-polyfill';
import { originOf } from '../../core/origin';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { accessTo } from '../../messaging/site-access';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { readSettings } from '../settings';
import { loadSightingsScript } from '../sightings-script';
import { arrayFrom, objectFrom, paperIdFrom, siteFrom, stringFrom } from '../validate';

/** Papers of one listing, ids of one paper, and places where one was seen. */
const [maxPapers, maxIds, maxSeen] = [5_000, 20, 50];

/** What is said to sightings. */
export const sightingHandlers: Pick<
  Handlers<Protocol>,
  'sighting.put' | 'sighting.ask' | 'sighting.load' | 'sighting.list' | 'sighting.visits' | 'sighting.clear'
> = {
  'sighting.put': async (data, sender) => {
    const said = objectFrom(data);
    const site = siteFrom(said['site']);
    const page = pageFrom(said['page']);
    const ids = arrayFrom(said['ids'], maxPapers * 2, paperIdFrom);
    if (await areKept(page, sender)) await (await openLibrary()).putSightings(site, page, ids);
    return undefined;
  },
  'sighting.ask': async (data, sender) => {
    const said = objectFrom(data);
    const site = siteFrom(said['site']);
    const papers = arrayFrom(said['papers'], maxPapers, (ids) => arrayFrom(ids, maxIds, paperIdFrom));
    if (!(await areKept(pageFrom(said['page']), sender))) return undefined;
    return (await openLibrary()).freshPapers(site, papers);
  },
  'sighting.load': async (_, sender) => {
    const { tab, url = '' } = sender;
    if (tab?.id !== undefined && (await areKept(url, sender))) await loadSightingsScript(tab.id);
    return undefined;
  },
  'sighting.list': async (id, sender) => {
    requireOwnPage(sender);
    return (await openLibrary()).seen(paperIdFrom(id), maxSeen);
  },
  'sighting.visits': async (_, sender) => {
    requireOwnPage(sender);
    return (await (await openLibrary()).visits()).map(({ site, last }) => ({ site, last }));
  },
  'sighting.clear': async (data, sender) => {
    requireOwnPage(sender);
    const { site } = objectFrom(data);
    await (await openLibrary()).clearSightings(site === undefined ? undefined : siteFrom(site));
    return undefined;
  },
};

/** Whether a log is kept of what a page shows. A page that was read just once, because the user pointed to it, leaves no trace. */
async function areKept(page: string, { tab }: Runtime.MessageSender): Promise<boolean> {
  if (tab?.incognito || !(await readSettings()).keepsSightings || !URL.canParse(page)) return false;
  const origin = originOf(new URL(page));
  return origin !== undefined && (await accessTo(origin)) !== 'none';
}

/** A page's address without its fragment, which names no other listing. */
function pageFrom(value: unknown): string {
  return stringFrom(value, 2_000).replace(/#.*$/s, '');
}
