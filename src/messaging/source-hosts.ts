import { covers } from '../core/origin';
import { extension } from './extension';

/** A host that was granted so that a source can be asked, which switches no site on. */
export interface SourceHost {
  /** Whether the source is on; if not, the host is kept for the sites alone. */
  isAsked: boolean;
  /** The match patterns of the sites that the user has enabled beneath it. */
  sites: string[];
}

/** Hosts that were granted to sources, by their match patterns. */
export type SourceHosts = Readonly<Record<string, SourceHost>>;

/** The key of `storage.local` where they are. Our own pages write it, by the click itself. */
export const sourceHostsKey = 'source hosts';

/** What was granted to sources; what is no longer granted may be among it. */
export async function readSourceHosts(): Promise<SourceHosts> {
  const kept = await extension.storage.local.get([sourceHostsKey]);
  return (kept[sourceHostsKey] as SourceHosts | undefined) ?? {};
}

/** Write what was granted to sources, where it is another. */
export async function changeSourceHosts(change: (hosts: SourceHosts) => SourceHosts): Promise<void> {
  const before = await readSourceHosts();
  const hosts = change(before);
  if (JSON.stringify(hosts) !== JSON.stringify(before)) await extension.storage.local.set({ [sourceHostsKey]: hosts });
}

/** The sites that are enabled beneath hosts of sources. */
export function sitesIn(hosts: SourceHosts): string[] {
  return Object.values(hosts).flatMap(({ sites }) => sites);
}

/** Whether a match pattern for whole hosts covers another one. */
export function coversOrigin(pattern: string, origin: string): boolean {
  const address = origin.replace('*', '');
  return pattern === origin || (URL.canParse(address) && covers(pattern, new URL(address)));
}
