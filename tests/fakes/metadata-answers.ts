import { acl, arxiv, huggingface, openreview } from './services/archives';
import { dblp, pubmed, semanticScholar } from './services/indexes';
import { crossref, datacite } from './services/registries';
import { nothing, type Reply, type Service, type Work } from './services/work';

export type { Reply, Work } from './services/work';

/** Answer as the service of a host does. */
export function answerOf(host: string, path: string, body: string, works: readonly Work[]): Reply {
  const service = services[host];
  return service?.(new URL(path, `https://${host}`), body, works) ?? nothing();
}

const services: Record<string, Service> = {
  'export.arxiv.org': arxiv,
  'huggingface.co': huggingface,
  'api.crossref.org': crossref,
  'dblp.org': dblp,
  'api2.openreview.net': (url, _, works) => openreview(url, works, 2),
  'api.openreview.net': (url, _, works) => openreview(url, works, 1),
  'aclanthology.org': acl,
  'api.semanticscholar.org': semanticScholar,
  'eutils.ncbi.nlm.nih.gov': pubmed,
  'api.datacite.org': datacite,
};
