import '../core/all-schemes';
import { findPapers } from '../sites/find-papers';
import { readAnywhere } from '../sites/generic';
import { allSites } from '../sites/registry';
import { siteWithoutAdapter } from '../sites/without-adapter';
import { start } from './start';

// On the sites that the user has enabled, and once on any page that the user points to.
start({
  sites: allSites,
  read: (site, ...page) => findPapers(site, readAnywhere, ...page),
  siteOf: siteWithoutAdapter,
});
