import { type MetadataSourceId, metadataSources } from '../core/metadata';
import { acl } from './acl';
import { arxiv } from './arxiv';
import { crossref } from './crossref';
import { datacite } from './datacite';
import { dblp } from './dblp';
import { huggingface } from './huggingface';
import { openreview } from './openreview';
import { pubmed } from './pubmed';
import { semanticscholar } from './semantic-scholar';
import type { MetadataSource } from './source';

const byId: Readonly<Record<MetadataSourceId, MetadataSource>> = {
  crossref,
  acl,
  dblp,
  openreview,
  pubmed,
  arxiv,
  datacite,
  semanticscholar,
  huggingface,
};

/** All sources, the most trusted first. */
export const sources: readonly MetadataSource[] = metadataSources.map(sourceOf);

/** The source of an id. */
export function sourceOf(id: MetadataSourceId): MetadataSource {
  return byId[id];
}
