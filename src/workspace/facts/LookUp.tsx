import type { PaperId } from '../../core/identifier';
import type { LookupFault } from '../../core/metadata';
import { againText, reasonText } from '../../ui/lookup-words';
import { useActions } from '../../ui/notice';
import { text } from '../../ui/text';
import { useBackground } from '../background';
import { sourceName } from './source-name';

/** Asks all sources that may be asked for a paper, again where that was done before. */
export function LookUp({ id, onAsked }: { id: PaperId; onAsked: () => void }) {
  const { send, openOptions } = useBackground();
  const { run } = useActions();
  const ask = () =>
    run(
      () => send('source.ask', { ids: [id] }),
      ({ papers }) => {
        if (papers === 0) {
          return { words: text('lookUpNobody'), action: { label: text('popupSettings'), run: openOptions } };
        }
        onAsked();
        return { words: text('lookUpAsked') };
      },
    );
  return (
    <button type="button" class="m-b" onClick={() => void ask()}>
      {text('lookUp')}
    </button>
  );
}

/** What couldn't be asked of a paper, and why. */
export function LookupFaults({ faults }: { faults: readonly LookupFault[] }) {
  if (faults.length === 0) return null;
  return (
    <ul class="w-faults">
      {faults.map(({ source, error, again }) => (
        <li key={source}>
          {text('lookUpFailed', sourceName(`api:${source}`), reasonText(error))}{' '}
          {again !== undefined && againText(again)}
        </li>
      ))}
    </ul>
  );
}
