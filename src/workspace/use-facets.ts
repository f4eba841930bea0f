import { useEffect, useRef, useState } from 'preact/hooks';
import type { LibraryFacets } from '../messaging/protocol';
import { languageFor } from '../query/language';
import { useBackground } from './background';

/** Milliseconds of rest before facets are counted anew: they take longer than rows. */
const rest = 200;

const { faultOf } = languageFor({});

/** Count the facets of a query, anew after each change; undefined until they were counted once. */
export function useFacets(query: string, revision: number): LibraryFacets | undefined {
  const { send } = useBackground();
  const [facets, setFacets] = useState<LibraryFacets>();
  const isFirst = useRef(true);
  const canAsk = faultOf(query) === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision asks the same question again
  useEffect(() => {
    if (!canAsk) return;
    let stale = false;
    const ask = () =>
      send('library.facets', query).then(
        (counted) => {
          if (!stale) setFacets(counted);
        },
        () => undefined, // The list says what fails; counts stay as they were.
      );
    const timer = setTimeout(() => void ask(), isFirst.current ? 0 : rest);
    isFirst.current = false;
    return () => {
      stale = true;
      clearTimeout(timer);
    };
  }, [send, query, canAsk, revision]);
  return facets;
}
