import { covers } from '../core/origin';
import { extension } from './extension';

/** What the browser lets us do on a site: always, because the user has enabled it, or not unless the user points to a page. */
export type SiteAccess = 'required' | 'enabled' | 'none';

/** The user's browser allows more than the one site that was to be taken back. */
export class StillEnabled extends Error {
  override name = 'StillEnabled';
}

/**
 * Ask the user for hosts, by match patterns, and answer whether we have them all now. To be called first of all in a
 * click's handler: the browser wants to see the click. What follows from a yes is done by the worker, because the
 * browser's prompt closes the popup.
 */
export async function enableSites(origins: string[]): Promise<boolean> {
  const isGranted = await extension.permissions.request({ origins });
  // Firefox has said yes to what it then didn't grant.
  return isGranted && extension.permissions.contains({ origins });
}

/**
 * Take hosts back, by match patterns.
 * @throws StillEnabled where a wider permission covers one of them.
 */
export async function takeBackSites(origins: string[]): Promise<void> {
  await extension.permissions.remove({ origins });
  for (const origin of origins) {
    if (await extension.permissions.contains({ origins: [origin] }))
      throw new StillEnabled(`Expected ${origin} to be gone`);
  }
}

/** List the match patterns of the hosts that the user has enabled, sorted; those that the manifest requires are left out. */
export async function listEnabledSites(): Promise<string[]> {
  const { origins = [] } = await extension.permissions.getAll();
  // Programs on the user's own computer are no sites.
  return origins.filter((origin) => !isRequired(origin) && !origin.startsWith('http:')).sort();
}

/** What we may do on a host, by its match pattern. */
export async function accessTo(origin: string): Promise<SiteAccess> {
  if (!(await extension.permissions.contains({ origins: [origin] }))) return 'none';
  return isRequired(origin) ? 'required' : 'enabled';
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

function isRequired(origin: string): boolean {
  const host = URL.canParse(origin.replace('*', '')) ? new URL(origin.replace('*', '')) : undefined;
  const { host_permissions: required = [] } = extension.runtime.getManifest();
  return required.some((pattern) => pattern === origin || (host !== undefined && covers(pattern, host)));
}
