import type { Site } from './site';

/** Whether somebody, we or the reader, has said how the site's pages are read. */
export function hasAdapter({ listings }: Site): boolean {
  return listings.length > 0;
}

/** What stands for a site without an adapter: its host. */
export function siteWithoutAdapter({ hostname, protocol }: URL): Site {
  const host = hostname.replace(/[^a-z0-9.-]/g, '') || protocol.replace(/\W/g, '');
  return { id: host, name: host, matches: [], hydrates: true, listings: [] };
}
