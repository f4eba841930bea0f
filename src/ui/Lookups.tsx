import type { SourceState } from '../core/metadata';
import { lookingUpWords } from './lookup-words';

export interface LookupsProps {
  sources: readonly SourceState[];
}

/** That details of saved papers are being looked up, as quietly as can be; nothing while none are. */
export function Lookups({ sources }: LookupsProps) {
  const words = lookingUpWords(sources, navigator.onLine);
  return (
    <p class="m-lookups" role="status" hidden={words === undefined}>
      {words}
    </p>
  );
}
