import '../core/all-schemes';
import { readAnywhere } from '../sites/generic';
import { allSites } from '../sites/registry';
import { start } from './start';

// On the sites that the user has enabled, and once on any page that the user points to.
start({ sites: allSites, findAnywhere: readAnywhere });
