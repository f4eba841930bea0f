import { type PaperId, pageOf } from '../core/identifier';
import type { Paper } from '../core/paper';
import { containerOf, doiOf, identifierOf } from './publication';

/** Further addresses of one paper that are told. */
const maxAddresses = 10;

/** Where the version is that is cited: of a published paper its DOI's, of a preprint its archive's, or else the page that was seen. */
export function addressOf(paper: Paper): string | undefined {
  const arxiv = identifierOf(paper, 'arxiv');
  const doi = doiOf(paper)?.toLowerCase();
  const preprint = arxiv && pageOf(`arxiv:${arxiv}`);
  const published = doi && pageOf(`doi:${doi}` as PaperId);
  const [first, second] = containerOf(paper) === undefined ? [preprint, published] : [published, preprint];
  return first ?? second ?? pageOf(paper.id) ?? seenAt(paper);
}

/** All addresses of a paper, the one of the version that is cited first. */
export function addressesOf(paper: Paper): string[] {
  const pages = [paper.id, ...(paper.aliases ?? [])].slice(0, maxAddresses).map(pageOf);
  const all = [addressOf(paper), ...pages, seenAt(paper)].filter((one) => one !== undefined);
  return [...new Set(all)];
}

/** Nothing but an address of the web is one; what ends addresses in texts is percent-encoded. */
function seenAt({ URL: seen = '' }: Paper): string | undefined {
  if (!/^https?:\/\/[^\p{Cc}\p{Cs}]{1,2000}$/iu.test(seen)) return undefined;
  return seen.replace(/[\s<>"]/g, encodeURIComponent);
}
