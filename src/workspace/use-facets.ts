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
  const asking = useRef<{ query: string; isAgain: boolean } | undefined>(undefined);
  const canAsk = faultOf(query) === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision asks the same question again
  useEffect(() => {
    if (!canAsk) return;
    if (asking.current?.query === query) {
      // Long work changes the library faster than it is counted: the answer is waited for, and then asked for anew.
      asking.current.isAgain = true;
      return;
    }
    const mine = { query, isAgain: true };
    asking.current = mine;
    const isWanted = () => asking.current === mine;
    const ask = async () => {
      while (mine.isAgain) {
        await new Promise((done) => setTimeout(done, isFirst.current ? 0 : rest));
        isFirst.current = false;
        if (!isWanted()) return;
        mine.isAgain = false;
        const counted = await send('library.facets', query);
        if (isWanted()) setFacets(counted);
      }
    };
    const end = () => {
      if (isWanted()) asking.current = undefined;
    };
    ask().then(end, end); // The list says what fails; counts stay as they were.
  }, [send, query, canAsk, revision]);
  useEffect(
    () => () => {
      asking.current = undefined;
    },
    [],
  );
  return facets;
}
