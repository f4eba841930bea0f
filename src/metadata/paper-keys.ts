import { identify, type PaperId } from '../core/identifier';
import type { Paper } from '../core/paper';
import { bareDoi } from '../formats/publication';

/** The papers asked, by the key that a source knows each by; two may have the same. */
export function byKey(papers: readonly Paper[], keyOf: (paper: Paper) => string | undefined): Map<string, Paper[]> {
  const keyed = new Map<string, Paper[]>();
  for (const paper of papers) {
    const key = keyOf(paper);
    if (key !== undefined) keyed.set(key, [...(keyed.get(key) ?? []), paper]);
  }
  return keyed;
}

/** A DOI in small letters, without resolver; undefined for arXiv's own and for what is none. */
export function plainDoi(text: string | undefined): string | undefined {
  const id = doiId(text);
  return id?.slice('doi:'.length);
}

/** A DOI as it was written, without resolver; undefined for arXiv's own and for what is none. */
export function writtenDoi(text: string | undefined): string | undefined {
  const plain = plainDoi(text);
  const written = text === undefined ? undefined : bareDoi(text).trim();
  return plain !== undefined && written?.toLowerCase() === plain ? written : plain;
}

/** The id of the paper that a DOI names; undefined for arXiv's own and for what is none. */
export function doiId(text: string | undefined): PaperId | undefined {
  const id = text === undefined ? undefined : identify(text);
  return id?.startsWith('doi:') ? id : undefined;
}
