import { lookingUpWords } from './lookup-words';
import { type LookupSource, useLookups } from './use-lookups';

export interface LookupsProps {
  source: LookupSource;
  /** Grows whenever something in the library has changed. */
  revision: number;
}

/** That details of saved papers are being looked up, as quietly as can be; nothing while none are. */
export function Lookups({ source, revision }: LookupsProps) {
  const words = lookingUpWords(useLookups(source, revision), navigator.onLine);
  return (
    <p class="m-lookups" role="status" hidden={words === undefined}>
      {words}
    </p>
  );
}
