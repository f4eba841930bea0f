import { useState } from 'preact/hooks';
import type { SourceState } from '../core/metadata';
import { hostOf } from '../core/origin';
import { againText, reasonText } from '../ui/lookup-words';
import { errorText, type TextKey, text } from '../ui/text';
import type { Sites } from './background';

export interface SourceRowProps {
  source: SourceState;
  sites: Pick<Sites, 'allowSource' | 'giveBackSource'>;
  /** Resolves once it is stored. */
  onUse: (use: SourceState['use']) => Promise<void>;
}

const useNames: Readonly<Record<SourceState['use'], TextKey>> = {
  on: 'sourceOn',
  'own site': 'sourceOwnSite',
  off: 'sourceOff',
};

/** One source: what is sent where, how far it is, why it waits, and when it may be asked. */
export function SourceRow({ source, sites, onUse }: SourceRowProps) {
  const { name, use, asks, host: granted, needsHost, pausedUntil, error } = source;
  const [failure, setFailure] = useState<{ words: string; use: SourceState['use'] }>();
  const host = needsHost === undefined ? '' : hostOf(needsHost.replace('//*.', '//'));
  const choose = (next: SourceState['use']) => {
    // The request is the first thing that a click does, or the browser refuses it.
    const wanted = needsHost ?? granted;
    const asked =
      next !== 'off' && wanted !== undefined
        ? sites.allowSource(wanted, needsHost === undefined)
        : Promise.resolve(true);
    const store = async () => {
      await onUse(next);
      if (next === 'off' && granted !== undefined) await sites.giveBackSource(granted);
    };
    void asked
      .then((isGranted) => (isGranted ? store().then(() => undefined) : text('sourceRefused', host, name)))
      .catch(errorText)
      .then((words) => setFailure(words === undefined ? undefined : { words, use: next }));
  };
  const uses: SourceState['use'][] = source.site === undefined ? ['on', 'off'] : ['on', 'own site', 'off'];
  const counts = use === 'off' ? '' : countsOf(source);
  return (
    <li class="o-row">
      <span class="o-name">
        <b>{name}</b>
        <small class="m-code">{asks}</small>
        {counts !== '' && <small>{counts}</small>}
        {use !== 'off' && error !== undefined && (
          <small>
            {reasonText(error)} {pausedUntil !== undefined && againText(pausedUntil)}
          </small>
        )}
        {use !== 'off' && error === undefined && pausedUntil !== undefined && <small>{againText(pausedUntil)}</small>}
        {needsHost !== undefined && <small>{text(use === 'off' ? 'sourceNeedsHost' : 'sourceLacksHost', host)}</small>}
      </span>
      {use !== 'off' && needsHost !== undefined && (
        <button type="button" class="m-btn" onClick={() => choose(use)}>
          {text('sourceAllow', host)}
        </button>
      )}
      <fieldset class="m-seg" aria-label={text('sourceUse', name)}>
        {uses.map((one) => (
          <button type="button" key={one} aria-pressed={use === one} onClick={() => choose(one)}>
            {text(useNames[one])}
          </button>
        ))}
      </fieldset>
      {failure !== undefined && (
        <p class="o-failure m-danger" role="alert">
          {failure.words}{' '}
          <button type="button" class="m-link" onClick={() => choose(failure.use)}>
            {text('tryAgain')}
          </button>
        </p>
      )}
    </li>
  );
}

/** How far it is; what is none isn't said. */
function countsOf({ found, waiting, missing, failed }: SourceState): string {
  const all: [TextKey, number][] = [
    ['sourceFound', found],
    ['sourceWaiting', waiting],
    ['sourceMissing', missing],
    ['sourceFailed', failed],
  ];
  return all
    .filter(([, count]) => count > 0)
    .map(([key, count]) => text(key, count))
    .join(' · ');
}
