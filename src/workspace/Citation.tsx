import { useEffect, useMemo, useState } from 'preact/hooks';
import { type CiteCommand, citeBy, citeCommands } from '../core/cite-command';
import type { PaperId } from '../core/identifier';
import { pageWriters } from '../formats/page-writers';
import { chosenPapers } from '../messaging/chosen-papers';
import { Attribution } from '../ui/Attribution';
import {
  type CitationFormat,
  citationFormatName,
  citationFormats,
  isStyle,
  keepCitationFormat,
  readCitationFormat,
} from '../ui/citation-format';
import { keepCommand, optionsOf, readCommand, readWish } from '../ui/export-wish';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { counted, errorText, text } from '../ui/text';
import { useBackground } from './background';

export interface CitationProps {
  id: PaperId;
  revision: number;
}

/** A paper as it is cited: in a format exactly as it is written into a file, in a citation style, and by its key. */
export function Citation({ id, revision }: CitationProps) {
  const { send, copy } = useBackground();
  const { run } = useActions();
  const [format, setFormat] = useState(readCitationFormat);
  const [command, setCommand] = useState(readCommand);
  const [entry, setEntry] = useState<{ format: CitationFormat; text: string }>();
  const [key, setKey] = useState<string>();
  const [error, setError] = useState<unknown>();
  const paper = useMemo(() => chosenPapers(send, { ids: [id] }), [send, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    let stale = false;
    const look = async () => {
      const [written, cited] = await Promise.all([write(paper, format, false), paper.first(1)]);
      if (stale) return;
      setEntry({ format, text: written.text });
      setKey(cited[0]?.key);
      setError(undefined);
    };
    look().catch((cause: unknown) => {
      if (!stale) setError(cause);
    });
    return () => {
      stale = true;
    };
  }, [paper, format, revision]);
  // A key that was handed out is kept.
  const take = () =>
    run(
      async () => {
        const { text: written, html } = await write(paper, format, true);
        await copy(written, html);
      },
      () => ({ words: counted('popupCopied', 1) }),
    );
  const takeCommand = () =>
    run(
      async () => {
        const cited = await paper.first(1, true);
        const written = citeBy(
          command,
          cited.map((one) => one.key),
        );
        await copy(written);
        return written;
      },
      (written) => ({ words: text('citeCopied', written) }),
    );
  return (
    <section aria-labelledby="citation-head">
      <div class="w-shead">
        <h3 class="m-head" id="citation-head">
          {text('wsCitation')}
        </h3>
        <select
          class="w-citeas"
          aria-label={text('exportFormat')}
          value={format}
          onChange={(event) => {
            const next = event.currentTarget.value as CitationFormat;
            keepCitationFormat(next);
            setFormat(next);
          }}
        >
          {citationFormats.map((one) => (
            <option key={one} value={one}>
              {citationFormatName(one)}
            </option>
          ))}
        </select>
        <button type="button" class="m-b" onClick={() => void take()}>
          <Icon name="copy" />
          {text('popupCopy')}
        </button>
      </div>
      {error !== undefined && <p class="m-danger">{errorText(error)}</p>}
      {entry && entry.text !== '' && <Entry entry={entry} />}
      {entry && isStyle(entry.format) && <Attribution />}
      {key !== undefined && (
        <div class="w-citeby">
          <select
            class="w-citeas"
            aria-label={text('citeCommand')}
            value={command}
            onChange={(event) => {
              const next = event.currentTarget.value as CiteCommand;
              keepCommand(next);
              setCommand(next);
            }}
          >
            {citeCommands.map((one) => (
              <option key={one} value={one}>
                {text(`citeCommand_${one}`)}
              </option>
            ))}
          </select>
          <code>{citeBy(command, [key])}</code>
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('citeCopy', citeBy(command, [key]))}
            title={text('citeCopyKey')}
            onClick={() => void takeCommand()}
          >
            <Icon name="copy" />
          </button>
        </div>
      )}
    </section>
  );
}

function Entry({ entry: { format, text: written } }: { entry: { format: CitationFormat; text: string } }) {
  const hasType = format === 'bibtex' || format === 'biblatex';
  const brace = hasType ? written.indexOf('{') : 0;
  const look = isStyle(format) ? 'w-cite is-prose' : 'w-cite';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the keyboard too
    <pre class={look} tabIndex={0} role="group" aria-labelledby="citation-head">
      {hasType && <b>{written.slice(0, brace)}</b>}
      {written.slice(brace).trimEnd()}
    </pre>
  );
}

/** Write one paper, as it was last chosen to be. */
async function write(
  paper: ReturnType<typeof chosenPapers>,
  format: CitationFormat,
  freeze: boolean,
): Promise<{ text: string; html?: string }> {
  if (isStyle(format)) return pageWriters.references(format, await paper.first(1, freeze));
  const options = optionsOf(format, readWish(format));
  return freeze ? paper.write(options) : paper.look(options, 1);
}
