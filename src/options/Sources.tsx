import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LookupFault, MetadataSettings, SourceState } from '../core/metadata';
import { againText, reasonText } from '../ui/lookup-words';
import { Switch } from '../ui/Switch';
import { counted, text } from '../ui/text';
import { useLookups } from '../ui/use-lookups';
import type { Background } from './background';
import { SourceRow } from './SourceRow';
import { Tried } from './Tried';

export interface SourcesProps {
  metadata: MetadataSettings;
  background: Background;
  /** Reads the settings again. */
  onChanged: () => Promise<void>;
}

/** Which sources are asked for what listings don't say: one switch for all, each with how far it is, and what failed. */
export function Sources({ metadata, background, onChanged }: SourcesProps) {
  const { send } = background;
  const { sources, faults, refresh } = useSources(background);
  const change = async (next: MetadataSettings) => {
    await send('settings.change', { metadata: next });
    await onChanged();
    refresh();
  };
  const use = (id: SourceState['id'], how: SourceState['use']) => {
    const { [id]: _, ...others } = metadata.sources;
    return change({ ...metadata, sources: how === 'own site' ? others : { ...others, [id]: how === 'on' } });
  };
  const askAgain = async (ids: LookupFault['id'][]) => {
    await send('source.ask', { ids: [...new Set(ids)] });
    refresh();
  };
  return (
    <section class="o-box">
      <h2>{text('sources')}</h2>
      <p>{text('sourcesHint')}</p>
      <ul>
        <Tried work={() => change({ ...metadata, isOff: !metadata.isOff })}>
          {(flip) => (
            <>
              <span class="o-name">
                <b>{text('sourcesAll')}</b>
                <small>{text(metadata.isOff ? 'sourcesAllOff' : 'sourcesAllOn')}</small>
              </span>
              <Switch isOn={!metadata.isOff} label={text('sourcesAll')} onFlip={flip} />
            </>
          )}
        </Tried>
        {!metadata.isOff && <AskEverything onAsk={() => send('source.ask', { query: '' })} onAsked={refresh} />}
        {!metadata.isOff &&
          listed(sources).map((source) => (
            <SourceRow key={source.id} source={source} sites={background.sites} onUse={(how) => use(source.id, how)} />
          ))}
      </ul>
      {!metadata.isOff && faults.length > 0 && (
        <details class="o-more">
          <summary>{counted('sourceFaults', faults.length)}</summary>
          <ul>
            <Tried work={() => askAgain(faults.map(({ id }) => id))}>
              {(attempt) => (
                <button type="button" class="m-btn" onClick={attempt}>
                  {text('sourcesAskAll')}
                </button>
              )}
            </Tried>
            {faults.map((fault) => (
              <FaultRow
                key={`${fault.source} ${fault.id}`}
                fault={fault}
                name={sources.find(({ id }) => id === fault.source)?.name ?? fault.source}
                onAsk={() => askAgain([fault.id])}
              />
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** Those first that are asked without anybody's having said so. */
function listed(sources: readonly SourceState[]): SourceState[] {
  return sources.toSorted((a, b) => Number(b.site !== undefined) - Number(a.site !== undefined));
}

/** The way to have all that is saved looked up: what was saved before there were sources, nobody is asked about by itself. */
function AskEverything({ onAsk, onAsked }: { onAsk: () => Promise<{ papers: number }>; onAsked: () => void }) {
  const [papers, setPapers] = useState<number>();
  const ask = async () => {
    setPapers((await onAsk()).papers);
    onAsked();
  };
  return (
    <Tried work={ask}>
      {(attempt) => (
        <>
          <span class="o-name" role="status">
            <b>{text('sourcesAskEverything')}</b>
            <small>{papers === undefined ? text('sourcesAskEverythingHint') : counted('sourcesAsked', papers)}</small>
          </span>
          <button type="button" class="m-btn" aria-label={text('sourcesAskEverything')} onClick={attempt}>
            {text('sourcesAskNow')}
          </button>
        </>
      )}
    </Tried>
  );
}

/** A paper that a source couldn't be asked for, why, and the way to ask again. */
function FaultRow({ fault, name, onAsk }: { fault: LookupFault; name: string; onAsk: () => Promise<void> }) {
  const { title, id, error, again } = fault;
  return (
    <Tried work={onAsk}>
      {(attempt) => (
        <>
          <span class="o-name">
            <b dir="auto">{title || id}</b>
            <small>
              {text('lookUpFailed', name, reasonText(error))} {again !== undefined && againText(again)}
            </small>
          </span>
          <button type="button" class="m-btn" aria-label={text('sourceAskAgain', title || id)} onClick={attempt}>
            {text('sourcesAsk')}
          </button>
        </>
      )}
    </Tried>
  );
}

/** How far all sources are, and what failed, read anew after each change and while anything is looked up. */
function useSources({ send, watch }: Background) {
  const [revision, setRevision] = useState(0);
  const [faults, setFaults] = useState<LookupFault[]>([]);
  const ask = useCallback(() => send('source.list'), [send]);
  const { sources, refresh } = useLookups(ask, revision, false);
  useEffect(() => watch(() => setRevision((now) => now + 1)), [watch]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked as often as how far they are
  useEffect(() => {
    // Without a list there is still how many failed.
    send('source.faults').then(
      (all) => setFaults(all ?? []),
      () => undefined,
    );
  }, [send, sources]);
  return { sources, faults, refresh };
}
