import { useEffect, useState } from 'preact/hooks';
import { defaultExport } from '../core/citing';
import type { PaperId } from '../core/identifier';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';

export interface CitationProps {
  id: PaperId;
  revision: number;
}

/** The BibTeX of a paper, exactly as it is written into a file. */
export function Citation({ id, revision }: CitationProps) {
  const { send, copy } = useBackground();
  const { run } = useActions();
  const [entry, setEntry] = useState('');
  const [error, setError] = useState<unknown>();
  const choice = { ids: [id] };
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let stale = false;
    send('library.export', { choice, freeze: false, options: defaultExport('bibtex') }).then(
      ({ text: written }) => {
        if (stale) return;
        setEntry(written);
        setError(undefined);
      },
      (cause: unknown) => {
        if (!stale) setError(cause);
      },
    );
    return () => {
      stale = true;
    };
  }, [send, id, revision]);
  // A key that was handed out is kept.
  const take = () =>
    run(
      async () => {
        const { text: written, count } = await send('library.export', {
          choice,
          freeze: true,
          options: defaultExport('bibtex'),
        });
        await copy(written);
        return count;
      },
      (count) => ({ words: counted('popupCopied', count) }),
    );
  return (
    <section aria-labelledby="citation-head">
      <div class="w-shead">
        <h3 class="m-head" id="citation-head">
          {text('wsCitation')}
        </h3>
        <button type="button" class="m-b" onClick={() => void take()}>
          <Icon name="copy" />
          {text('popupCopy')}
        </button>
      </div>
      {error !== undefined && <p class="m-danger">{errorText(error)}</p>}
      {entry !== '' && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard too
        <pre class="w-cite" tabIndex={0} role="group" aria-labelledby="citation-head">
          <b>{entry.slice(0, entry.indexOf('{'))}</b>
          {entry.slice(entry.indexOf('{')).trimEnd()}
        </pre>
      )}
    </section>
  );
}
