import { type TextKey, text } from './text';

/** A site that papers are recognized on, and a listing to begin with. */
export interface Place {
  /** The site's id. */
  site: string;
  name: TextKey;
  host: string;
  listing: string;
}

/** A site that works once the user has enabled it. */
export interface OptionalPlace extends Omit<Place, 'listing'> {
  /** The match pattern to ask the browser for. */
  origin: string;
}

/** Where Manicule works from the start. */
export const places: readonly [Place, ...Place[]] = [
  { site: 'huggingface', name: 'siteHuggingFace', host: 'huggingface.co', listing: 'https://huggingface.co/papers' },
  { site: 'arxiv', name: 'siteArxiv', host: 'arxiv.org', listing: 'https://arxiv.org/list/cs.CL/recent' },
];

/** Sites that are offered to be enabled; all others are enabled from the popup. */
export const optionalPlaces: readonly OptionalPlace[] = [
  optional('google-scholar', 'siteGoogleScholar', 'scholar.google.com'),
  optional('semantic-scholar', 'siteSemanticScholar', 'www.semanticscholar.org'),
  optional('openreview', 'siteOpenReview', 'openreview.net'),
  optional('acl-anthology', 'siteAclAnthology', 'aclanthology.org'),
  optional('pubmed', 'sitePubmed', 'pubmed.ncbi.nlm.nih.gov'),
];

function optional(site: string, name: TextKey, host: string): OptionalPlace {
  return { site, name, host, origin: `https://${host}/*` };
}

/** A site's name, or that of a file or a text; its id where it is no place of ours. */
export function siteName(site: string): string {
  if (site === 'file') return text('siteFile');
  if (site === 'text') return text('popupAddPastedText');
  const place = [...places, ...optionalPlaces].find((one) => one.site === site);
  return place ? text(place.name) : site;
}
