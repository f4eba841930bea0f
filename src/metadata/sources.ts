import type { MetadataSourceId } from '../core/metadata';
import { arxiv } from './arxiv';
import { huggingface } from './huggingface';
import type { MetadataSource } from './source';

/** All sources, the most trusted first. */
export const sources: readonly MetadataSource[] = [arxiv, huggingface];

/** The source of an id. */
export function sourceOf(id: MetadataSourceId): MetadataSource {
  const source = sources.find((each) => each.id === id);
  if (!source) throw new TypeError(`Expected the id of a source, got ${id}`);
  return source;
}
