import { readPage } from '../sites/read';
import { requiredSites } from '../sites/registry';
import { start } from './start';

// On every page of the sites that the manifest requires. It is at most 20 KB when compressed: what else there is comes
// with everywhere.iife.ts, which takes over when it is loaded.
start({ sites: requiredSites, read: readPage });
