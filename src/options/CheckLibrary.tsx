import { useState } from 'preact/hooks';
import type { LibraryFault } from '../core/check';
import type { send } from '../messaging/send';
import { counted, text } from '../ui/text';
import { Tried } from './Tried';

export interface CheckLibraryProps {
  send: typeof send;
}

/** Faults that are named. */
const maxNamed = 20;

/** Checks that everything in the library agrees, says what doesn't, and mends what is derived. */
export function CheckLibrary({ send: ask }: CheckLibraryProps) {
  const [faults, setFaults] = useState<LibraryFault[]>();
  const [isChecking, setIsChecking] = useState(false);
  const attempt = async (how: 'library.inspect' | 'library.mend') => {
    setIsChecking(true);
    try {
      setFaults(await ask(how));
    } finally {
      setIsChecking(false);
    }
  };
  const words = () => {
    if (isChecking) return text('checkRunning');
    if (!faults) return text('checkHint');
    return faults.length === 0 ? text('checkWell') : counted('checkFaults', faults.length);
  };
  return (
    <ul>
      <Tried work={() => attempt('library.inspect')}>
        {(check) => (
          <>
            <span class="o-name" role="status">
              <b>{text('check')}</b>
              <small>{words()}</small>
            </span>
            <button type="button" class="m-btn" onClick={check}>
              {text('checkNow')}
            </button>
          </>
        )}
      </Tried>
      {faults && faults.length > 0 && (
        <Tried work={() => attempt('library.mend')}>
          {(mend) => (
            <>
              <span class="o-name">
                {faults.slice(0, maxNamed).map(({ kind, of }) => (
                  <small key={`${kind} ${of}`}>
                    {text(`check_${kind}`)} {of}
                  </small>
                ))}
              </span>
              <button type="button" class="m-btn is-primary" onClick={mend}>
                {text('checkMend')}
              </button>
            </>
          )}
        </Tried>
      )}
    </ul>
  );
}
