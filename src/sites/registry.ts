import { arxiv } from './arxiv';
import { huggingface } from './huggingface';
import type { Site } from './site';

/** Every site with an adapter; `npm run new-site` adds to it. */
export const sites: readonly Site[] = [arxiv, huggingface];

/** The site that an address belongs to; undefined where there is no adapter for it. */
export function siteFor(url: URL): Site | undefined {
  return sites.find(({ matches }) => matches.some((pattern) => isMatch(pattern, url)));
}

/** Whether a match pattern for a whole host (`https://arxiv.org/*`, `https://*.example.org/*`) covers an address. */
function isMatch(pattern: string, url: URL): boolean {
  const [, protocol, host = ''] = /^(https?:)\/\/([^/]+)\/\*$/.exec(pattern) ?? [];
  if (protocol !== url.protocol) return false;
  return host.startsWith('*.') ? `.${url.host}`.endsWith(host.slice(1)) : url.host === host;
}
