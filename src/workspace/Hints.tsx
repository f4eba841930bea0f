import { Switch } from '../ui/Switch';
import { text } from '../ui/text';

export interface LettersProps {
  hasLetters: boolean;
  onLetters: (isOn: boolean) => void;
}

/** Whether letters are keys of the list. */
export function Letters({ hasLetters, onLetters }: LettersProps) {
  return (
    <div class="w-letters">
      <span>{text('wsLetters')}</span>
      <Switch isOn={hasLetters} label={text('wsLetters')} onFlip={() => onLetters(!hasLetters)} />
    </div>
  );
}

/** What stands beside the list while no paper is open: the keys, and whether letters are keys. */
export function Hints(props: LettersProps) {
  const { hasLetters } = props;
  return (
    <div class="w-hints">
      <p>{text('wsChoose')}</p>
      <dl>
        <Key keys={['/']} does={text('wsKeySearch')} />
        <Key keys={hasLetters ? ['↑', '↓', 'J', 'K'] : ['↑', '↓']} does={text('wsKeyMove')} />
        <Key keys={['↵']} does={text('popupKeysOpen')} />
        <Key
          keys={hasLetters ? ['X', text('popupKeysSpace')] : [text('popupKeysSpace')]}
          does={text('popupKeysSelect')}
        />
        {hasLetters && <Key keys={['S']} does={text('wsKeyStatus')} />}
        {hasLetters && <Key keys={['T']} does={text('wsKeyTag')} />}
        {hasLetters && <Key keys={['C']} does={text('wsKeyCite')} />}
        <Key keys={['F2']} does={text('wsKeyEditTag')} />
      </dl>
      <Letters {...props} />
    </div>
  );
}

function Key({ keys, does }: { keys: readonly string[]; does: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <kbd key={key} class="m-kbd">
            {key}
          </kbd>
        ))}
      </dt>
      <dd>{does}</dd>
    </div>
  );
}
