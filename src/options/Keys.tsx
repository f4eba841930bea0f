import { useEffect, useId, useState } from 'preact/hooks';
import { keyPresets } from '../core/citing';
import type { send } from '../messaging/send';
import { errorText, type TextKey, text } from '../ui/text';

export interface KeysProps {
  /** The pattern that holds. */
  pattern: string;
  send: typeof send;
  /** Reads the settings again. */
  onChanged: () => Promise<void>;
}

const presetNames: Readonly<Record<(typeof keyPresets)[number]['id'], TextKey>> = {
  scholar: 'keysScholar',
  'better-bibtex': 'keysBetterBibtex',
  'auth-year': 'keysAuthYear',
};

/** Papers whose keys are shown. */
const fewPapers = 5;
/** Milliseconds of rest before what is typed is tried. */
const rest = 250;

/** The pattern of citation keys, with what it makes of the newest papers before it is taken. */
export function Keys({ pattern, send: ask, onChanged }: KeysProps) {
  const [typed, setTyped] = useState(pattern);
  const [isStored, setStored] = useState(false);
  const [failure, setFailure] = useState<string>();
  const { keys, fault } = usePreview(typed, ask);
  const hint = useId();
  useEffect(() => setTyped(pattern), [pattern]);
  const edit = (next: string) => {
    setTyped(next);
    setStored(false);
    setFailure(undefined);
  };
  const store = async () => {
    try {
      await ask('settings.change', { keyPattern: typed });
      await onChanged();
      setStored(true);
    } catch (error) {
      setFailure(faultOf(error));
    }
  };
  const problem = failure ?? fault;
  return (
    <section class="o-box">
      <h2>{text('keys')}</h2>
      <p>{text('keysHint')}</p>
      <form
        class="o-form"
        onSubmit={(event) => {
          event.preventDefault();
          void store();
        }}
      >
        <fieldset class="m-seg o-presets" aria-label={text('keysPresets')}>
          {keyPresets.map(({ id, pattern: preset }) => (
            <button type="button" key={id} aria-pressed={typed === preset} onClick={() => edit(preset)}>
              {text(presetNames[id])}
            </button>
          ))}
        </fieldset>
        <label>
          {text('keysPattern')}
          <span class="m-in">
            <input
              class="m-code"
              spellcheck={false}
              aria-describedby={hint}
              aria-invalid={problem !== undefined}
              value={typed}
              onInput={(event) => edit(event.currentTarget.value)}
            />
          </span>
        </label>
        <p id={hint} role={problem === undefined ? undefined : 'alert'} class={problem ? 'm-danger' : 'm-hint'}>
          {problem ?? text('keysPatternHint')}
        </p>
        {keys.length > 0 && (
          <dl class="o-keys" aria-label={text('keysPreview')}>
            {keys.map(({ title, key }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two papers may have the same title, and none has an id here
              <div key={index}>
                <dt class="m-code">{key}</dt>
                <dd class="m-cut" dir="auto">
                  {title}
                </dd>
              </div>
            ))}
          </dl>
        )}
        <div class="o-acts">
          <p role="status">{isStored && typed === pattern && text('keysStored')}</p>
          <button type="submit" class="m-btn is-primary" disabled={typed === pattern || problem !== undefined}>
            {text('keysStore')}
          </button>
        </div>
      </form>
    </section>
  );
}

/** The keys that a pattern makes, or why it makes none. What was shown stays while it is asked for. */
function usePreview(pattern: string, ask: typeof send) {
  const [preview, setPreview] = useState<{ keys: { title: string; key: string }[]; fault?: string }>({ keys: [] });
  useEffect(() => {
    let isOver = false;
    const timer = setTimeout(() => {
      ask('key.preview', { pattern, limit: fewPapers }).then(
        (keys) => !isOver && setPreview({ keys: keys ?? [] }),
        (error: unknown) => !isOver && setPreview(({ keys }) => ({ keys, fault: faultOf(error) })),
      );
    }, rest);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [pattern, ask]);
  return preview;
}

/** What is wrong with a pattern, and where; or what else failed. */
function faultOf(error: unknown): string {
  const isPattern = error instanceof Error && error.name === 'KeyPatternInvalid' && error.message !== '';
  return isPattern ? text('keysFault', error.message) : errorText(error);
}
