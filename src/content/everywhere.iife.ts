import '../core/all-schemes';
import type { LeftForWorker } from '../messaging/probe';
import { allSites } from '../sites/registry';
import { siteWithoutAdapter } from '../sites/without-adapter';
import { start } from './start';
import { readerTaught } from './taught-pages';

// On the sites that the user has enabled, and once on any page that the user points to.
(globalThis as LeftForWorker).maniculeBegun = readerTaught().then((read) =>
  start({ sites: allSites, read, siteOf: siteWithoutAdapter }),
);
