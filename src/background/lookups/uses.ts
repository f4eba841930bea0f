import browser from 'webextension-polyfill';
import type { MetadataSourceId } from '../../core/metadata';
import type { Settings } from '../../core/settings';
import type { MetadataSource } from '../../metadata/source';
import { sources } from '../../metadata/sources';
import type { LookupUse, PlacesOf } from '../../storage/lookup-rows';
import { readSettings } from '../settings';

/** How a source is used by what the user has set: for all papers, for those that were saved on its own site, or not at all. */
export function usedFor({ metadata }: Settings, { id, site }: MetadataSource): 'on' | 'own site' | 'off' {
  const isOn = metadata.sources[id];
  if (isOn === undefined) return site === undefined ? 'off' : 'own site';
  return isOn ? 'on' : 'off';
}

/** The match pattern of the host that has to be granted before a source can be asked; undefined where none has, or it is. */
export async function neededHost({ host, hasCors }: MetadataSource): Promise<string | undefined> {
  return hasCors || (await browser.permissions.contains({ origins: [host] })) ? undefined : host;
}

/** The match pattern of a source's host where that is the user's to grant; undefined where nobody has to, or we can't be without it. */
export function grantedHost({ host, hasCors }: MetadataSource): string | undefined {
  const { host_permissions: required = [] } = browser.runtime.getManifest();
  return hasCors || required.includes(host) ? undefined : host;
}

/** The sources that may be asked now, and for which papers. */
export async function currentUses(): Promise<LookupUse[]> {
  const settings = await readSettings();
  if (settings.metadata.isOff) return [];
  const used = sources.filter((source) => usedFor(settings, source) !== 'off');
  const hosts = await Promise.all(used.map(neededHost));
  return used
    .filter((_, at) => hosts[at] === undefined)
    .map((source) => ({ id: source.id, ownOnly: usedFor(settings, source) === 'own site' }));
}

/** Where a paper could be looked up. */
export const placesOf: PlacesOf = (paper, sites) => {
  const keyed = sources.flatMap((source) => {
    const key = source.keyOf(paper);
    return key === undefined ? [] : [{ source, key }];
  });
  const own = keyed.filter(({ source: { site } }) => site !== undefined && sites.includes(site));
  return {
    keys: Object.fromEntries(keyed.map(({ source, key }): [MetadataSourceId, string] => [source.id, key])),
    own: own.map(({ source }) => source.id),
  };
};
