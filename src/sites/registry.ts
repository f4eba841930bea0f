import { covers } from '../core/origin';
import { aclAnthology } from './acl-anthology';
import { acmDl } from './acm-dl';
import { alphaxiv } from './alphaxiv';
import { arxiv } from './arxiv';
import { arxivSanity } from './arxiv-sanity';
import { biorxiv } from './biorxiv';
import { cvf } from './cvf';
import { dblp } from './dblp';
import { europePmc } from './europe-pmc';
import { googleScholar } from './google-scholar';
import { huggingface } from './huggingface';
import { ieeeXplore } from './ieee-xplore';
import { jmlr } from './jmlr';
import { neuripsProceedings } from './neurips-proceedings';
import { openreview } from './openreview';
import { pmlr } from './pmlr';
import { pubmed } from './pubmed';
import { sciencedirect } from './sciencedirect';
import { semanticScholar } from './semantic-scholar';
import type { Site } from './site';
import { springer } from './springer';
import { virtualConferences } from './virtual-conferences';

/** The sites that the manifest asks for. */
export const requiredSites: readonly Site[] = [arxiv, huggingface];

/** Every other site with an adapter, read where the user has enabled it; `npm run new-site` adds to it. */
export const optionalSites: readonly Site[] = [
  googleScholar,
  semanticScholar,
  pubmed,
  europePmc,
  virtualConferences,
  openreview,
  aclAnthology,
  pmlr,
  neuripsProceedings,
  cvf,
  arxivSanity,
  dblp,
  biorxiv,
  acmDl,
  ieeeXplore,
  springer,
  sciencedirect,
  jmlr,
  alphaxiv,
];

/** Every site with an adapter. Marked pure, or the script for the required ones would carry all. */
export const allSites: readonly Site[] = /* @__PURE__ */ requiredSites.concat(optionalSites);

/** The one of some sites that an address belongs to; undefined where none of them has an adapter for it. */
export function siteFor(url: URL, sites: readonly Site[]): Site | undefined {
  return sites.find(({ matches }) => matches.some((pattern) => covers(pattern, url)));
}
