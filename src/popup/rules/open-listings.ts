import { createContext } from 'preact';
import { extension } from '../../messaging/extension';
import type { PageReport } from '../../messaging/protocol';
import { sendToPage } from '../../messaging/send';

/** A listing that is open in a tab. */
export interface OpenListing {
  /** The tab's title, or else the site's name. */
  title: string;
  report: PageReport;
}

/** Finds the listing that was looked at last; undefined where none is open. */
export type FindListing = () => Promise<OpenListing | undefined>;

/** Tabs that are asked, the last used first: there may be hundreds. */
const mostTabs = 30;

/** Characters of a title. */
const maxTitle = 80;

/** Ask the open tabs what is on their pages; those without our script don't answer. */
export const findListing: FindListing = async () => {
  const tabs = await extension.tabs.query({});
  const recent = tabs.sort((a, b) => (b.lastAccessed ?? 0) - (a.lastAccessed ?? 0)).slice(0, mostTabs);
  const reports = await Promise.all(
    recent.map(({ id }) => (id === undefined ? undefined : sendToPage(id, 'page.report').catch(() => undefined))),
  );
  const index = reports.findIndex((report) => report?.kind === 'listing' && report.papers.length > 0);
  const report = reports[index];
  return report && { title: (recent[index]?.title || report.site.name).slice(0, maxTitle), report };
};

/** Where components find the way to open listings; tests provide a fake. */
export const FindListingContext = createContext<FindListing>(findListing);
