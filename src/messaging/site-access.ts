import { extension } from './extension';
import {
  changeSourceHosts,
  coversOrigin,
  readSourceHosts,
  type SourceHost,
  type SourceHosts,
  sitesIn,
} from './source-hosts';

/** What the browser lets us do on a site: always, because the user has enabled it, or not unless the user points to a page. */
export type SiteAccess = 'required' | 'enabled' | 'none';

/** The user's browser allows more than the one site that was to be taken back. */
export class StillEnabled extends Error {
  override name = 'StillEnabled';
}

/**
 * Ask the user for the hosts of sites, by match patterns, and answer whether we have them all now. To be called first of
 * all in a click's handler: the browser wants to see the click. What follows from a yes is done by the worker, because the
 * browser's prompt closes the popup.
 */
export async function enableSites(origins: string[]): Promise<boolean> {
  const isGranted = await request(origins);
  // What a source has been granted already is asked for without a prompt.
  if (isGranted) await changeSourceHosts((hosts) => mapped(hosts, (host, known) => withSites(host, known, origins)));
  return isGranted;
}

/**
 * Ask the user for the host of a source, by its match pattern, and answer whether we have it now. It switches no site on,
 * and those that are on stay so. To be called first of all in a click's handler.
 * @param had Whether we had the host before the click: a browser may grant again without asking, before anybody could look.
 */
export async function allowSource(host: string, had: boolean): Promise<boolean> {
  const asked = request([host]);
  if (isRequired(host)) return asked;
  // Noted before the user has answered: with a yes the worker looks which sites are enabled.
  const noted = noteSource(host, had);
  const [answer] = await Promise.allSettled([asked, noted]);
  if (answer.status === 'fulfilled' && answer.value) {
    await noted;
    return true;
  }
  await changeSourceHosts(({ [host]: _, ...others }) => others);
  return asked;
}

async function noteSource(host: string, had: boolean): Promise<void> {
  const sites = (await listEnabledSites()).filter((origin) => coversOrigin(host, origin) && (had || origin !== host));
  await changeSourceHosts((hosts) => ({ ...hosts, [host]: { isAsked: true, sites } }));
}

/** Give the host of a source back, by its match pattern, unless a site beneath it is enabled. */
export async function giveBackSource(host: string): Promise<void> {
  await changeSourceHosts((hosts) =>
    mapped(hosts, (each, known) => (each === host ? { ...known, isAsked: false } : known)),
  );
  await dropUnused();
}

/**
 * Take the hosts of sites back, by match patterns. What a source is granted stays granted, for it alone.
 * @throws StillEnabled where a wider permission covers one of them.
 */
export async function takeBackSites(origins: string[]): Promise<void> {
  const hosts = await readSourceHosts();
  await changeSourceHosts((all) =>
    mapped(all, (_, known) => ({ ...known, sites: known.sites.filter((site) => !origins.includes(site)) })),
  );
  await dropUnused();
  const own = origins.filter((origin) => hosts[origin] === undefined);
  if (own.length > 0) await extension.permissions.remove({ origins: own });
  for (const origin of origins) {
    if ((await accessTo(origin)) !== 'none') throw new StillEnabled(`Expected ${origin} to be gone`);
  }
}

/** List the match patterns of the hosts that the user has enabled, sorted; those that the manifest requires, or that only a source may be asked at, are left out. */
export async function listEnabledSites(): Promise<string[]> {
  const [{ origins = [] }, hosts] = await Promise.all([extension.permissions.getAll(), readSourceHosts()]);
  // Programs on the user's own computer are no sites.
  const own = origins.filter((origin) => !isRequired(origin) && !origin.startsWith('http:') && !hosts[origin]);
  const granted = mapped(hosts, (host, known) => (origins.includes(host) ? known : undefined));
  return [...new Set([...own, ...sitesIn(granted)])].sort();
}

/** What we may do on a host, by its match pattern. */
export async function accessTo(origin: string): Promise<SiteAccess> {
  if (!(await extension.permissions.contains({ origins: [origin] }))) return 'none';
  if (isRequired(origin)) return 'required';
  return (await listEnabledSites()).some((pattern) => coversOrigin(pattern, origin)) ? 'enabled' : 'none';
}

/** Call back when hosts were enabled or taken back, until the returned function is called. */
export function watchEnabledSites(changed: () => void): () => void {
  const { onAdded, onRemoved } = extension.permissions;
  onAdded.addListener(changed);
  onRemoved.addListener(changed);
  return () => {
    onAdded.removeListener(changed);
    onRemoved.removeListener(changed);
  };
}

/** Firefox has said yes to what it then didn't grant. */
async function request(origins: string[]): Promise<boolean> {
  const isGranted = await extension.permissions.request({ origins });
  return isGranted && extension.permissions.contains({ origins });
}

/** Give back what neither a source nor a site has use for. */
async function dropUnused(): Promise<void> {
  const isUnused = ({ isAsked, sites }: SourceHost) => !isAsked && sites.length === 0;
  const unused = Object.entries(await readSourceHosts()).flatMap(([host, known]) => (isUnused(known) ? [host] : []));
  if (unused.length === 0) return;
  await extension.permissions.remove({ origins: unused });
  await changeSourceHosts((hosts) => mapped(hosts, (_, known) => (isUnused(known) ? undefined : known)));
}

function withSites(host: string, { isAsked, sites }: SourceHost, origins: readonly string[]): SourceHost {
  return { isAsked, sites: [...new Set([...sites, ...origins.filter((origin) => coversOrigin(host, origin))])] };
}

function mapped(hosts: SourceHosts, of: (host: string, known: SourceHost) => SourceHost | undefined): SourceHosts {
  return Object.fromEntries(
    Object.entries(hosts).flatMap(([host, known]): [string, SourceHost][] => {
      const next = of(host, known);
      return next === undefined ? [] : [[host, next]];
    }),
  );
}

function isRequired(origin: string): boolean {
  const { host_permissions: required = [] } = extension.runtime.getManifest();
  return required.some((pattern) => coversOrigin(pattern, origin));
}
