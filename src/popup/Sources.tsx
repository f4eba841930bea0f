import { useRef, useState } from 'preact/hooks';
import { Icon } from '../ui/Icon';
import { counted, errorText, text } from '../ui/text';
import { useDrop } from '../ui/use-drop';
import { readTextFile, textFileNames } from './text-file';
import { isLong, type Outcome, type TextSource } from './use-readings';

export interface SourcesProps {
  /** The first is what is in the field, the others are files and long texts. */
  sources: readonly TextSource[];
  outcomes: ReadonlyMap<number, Outcome>;
  onChange: (change: (now: readonly TextSource[]) => readonly TextSource[]) => void;
}

/** Where text comes in: a field to paste it into, and files that are chosen or dropped anywhere on the page. */
export function Sources({ sources, outcomes, onChange }: SourcesProps) {
  const [faults, setFaults] = useState<readonly string[]>([]);
  const [isOver, setOver] = useState(false);
  const picker = useRef<HTMLInputElement>(null);
  const nextKey = useRef(0);
  const [typed, ...files] = sources;

  const addSource = (source: { name: string; text: string }) => {
    nextKey.current += 1;
    const { current: key } = nextKey;
    onChange((now) => [...now, { ...source, key }]);
  };
  const takePasted = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!isLong(pasted)) return;
    event.preventDefault();
    addSource({ name: text('popupAddPastedText'), text: pasted });
  };
  const take = async (list: Iterable<File>) => {
    const failed: string[] = [];
    for (const file of list) {
      try {
        const source = { name: file.name, text: await readTextFile(file) };
        addSource(source);
      } catch (error) {
        failed.push(`${file.name}: ${errorText(error)}`);
      }
    }
    setFaults(failed);
  };
  useDrop(setOver, (list) => void take(list));

  return (
    <section class={isOver ? 'a-box is-over' : 'a-box'} aria-label={text('popupAddText')}>
      <textarea
        class="m-ta a-text"
        rows={8}
        spellcheck={false}
        dir="auto"
        aria-label={text('popupAddText')}
        placeholder={text('popupAddPlaceholder')}
        value={typed?.text}
        onPaste={takePasted}
        onInput={({ currentTarget: { value } }) =>
          onChange(([first, ...rest]) => [{ key: 0, ...first, text: value }, ...rest])
        }
      />
      <p class="a-read" role="status">
        {typed && <ReadAs source={typed} outcome={outcomes.get(typed.key)} />}
      </p>
      {files.length > 0 && (
        <ul class="a-files">
          {files.map((file) => (
            <li key={file.key}>
              <Icon name="file" />
              <b class="m-cut">{file.name}</b>
              <span role="status">
                <ReadAs source={file} outcome={outcomes.get(file.key)} />
              </span>
              <button
                type="button"
                class="m-b is-icon"
                aria-label={text('popupAddRemoveFile', file.name ?? '')}
                onClick={() => {
                  onChange((now) => now.filter(({ key }) => key !== file.key));
                  picker.current?.focus();
                }}
              >
                <Icon name="x" small />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div class="a-drop">
        <label class="m-btn">
          <input
            ref={picker}
            class="m-sr"
            type="file"
            multiple
            accept={textFileNames}
            onChange={({ currentTarget }) => {
              void take([...(currentTarget.files ?? [])]);
              currentTarget.value = '';
            }}
          />
          {text('popupAddChoose')}
        </label>
        <span>{text('popupAddDrop')}</span>
      </div>
      <div role="alert">
        {faults.map((fault) => (
          <p key={fault} class="m-danger a-fault">
            {fault}
          </p>
        ))}
      </div>
    </section>
  );
}

/** What a source was taken for, and how many papers it holds. */
function ReadAs({ source, outcome }: { source: TextSource; outcome: Outcome | undefined }) {
  if (source.text.trim() === '' || outcome === undefined) return null;
  if ('error' in outcome) return <span class="m-danger">{errorText(outcome.error)}</span>;
  const { kind, papers } = outcome.reading;
  if (papers.length === 0) return <>{text('popupAddNothing')}</>;
  return <>{`${text(`popupAddKind_${kind}`)} · ${counted('popupPapers', papers.length)}`}</>;
}
