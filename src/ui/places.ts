import { type TextKey, text } from './text';

/** A site that papers are recognized on, and a listing to begin with. */
export interface Place {
  /** The site's id. */
  site: string;
  name: TextKey;
  host: string;
  listing: string;
}

/** Where Manicule works. */
export const places: readonly [Place, ...Place[]] = [
  { site: 'huggingface', name: 'siteHuggingFace', host: 'huggingface.co', listing: 'https://huggingface.co/papers' },
  { site: 'arxiv', name: 'siteArxiv', host: 'arxiv.org', listing: 'https://arxiv.org/list/cs.CL/recent' },
];

/** A site's name; its id where it is no place of ours. */
export function siteName(site: string): string {
  const place = places.find((one) => one.site === site);
  return place ? text(place.name) : site;
}
