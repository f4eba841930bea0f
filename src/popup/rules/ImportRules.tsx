import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type ListedRule, maxRules, type NewRule } from '../../core/rule';
import { Icon } from '../../ui/Icon';
import { counted, errorText, text } from '../../ui/text';
import { useDrop } from '../../ui/use-drop';
import { readTextFile, textFileNames } from '../text-file';
import { isLong } from '../use-readings';
import { BrokenLines } from './BrokenLines';
import { ImportList } from './ImportList';
import { candidatesOf } from './import-choice';
import { useRuleText } from './use-rule-text';

export interface ImportRulesProps {
  isOpen: boolean;
  /** A file was dropped while the fields weren't shown. */
  onOpen: () => void;
  rules: readonly ListedRule[];
  /** Makes the rules, all or none; answers whether they are stored. */
  onImport: (rules: readonly NewRule[]) => Promise<boolean>;
}

/** A list of rules from a file, or pasted: shown with what is wrong in it, and imported only when that is asked for. */
export function ImportRules({ isOpen, onOpen, rules, onImport }: ImportRulesProps) {
  const [typed, setTyped] = useState('');
  const [file, setFile] = useState<{ name: string; text: string }>();
  const [failure, setFailure] = useState<string>();
  const [isOver, setOver] = useState(false);
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const field = useRef<HTMLTextAreaElement>(null);
  const picker = useRef<HTMLInputElement>(null);
  const { list, line } = useRuleText(file?.text ?? typed);
  const candidates = useMemo(() => candidatesOf(list?.rules ?? [], rules, Date.now()), [list, rules]);
  useEffect(() => {
    if (isOpen) field.current?.focus();
  }, [isOpen]);

  const take = (name: string, content: string) => {
    setFailure(undefined);
    // A short text stands in the field, where its broken lines can be mended.
    if (isLong(content) || content.includes('\0')) return setFile({ name, text: content });
    setFile(undefined);
    setTyped((now) => (now.trim() === '' ? content : `${now.trimEnd()}\n${content}`));
  };
  const takeFile = async (given: File | undefined) => {
    if (!given) return;
    onOpen();
    try {
      take(given.name, await readTextFile(given));
    } catch (error) {
      setFailure(`${given.name}: ${errorText(error)}`);
    }
  };
  useDrop(setOver, ([first]) => void takeFile(first));
  const takePasted = (event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? '';
    if (!isLong(pasted)) return;
    event.preventDefault();
    take(text('popupAddPastedText'), pasted);
  };

  const isChosen = ({ key, doubt }: { key: string; doubt?: unknown }) => chosen.get(key) ?? doubt === undefined;
  const wanted = candidates.filter(isChosen);
  const missing = rules.length + wanted.length - maxRules;
  if (!isOpen) return null;
  return (
    <section class={isOver ? 'a-box u-import is-over' : 'a-box u-import'} aria-label={text('rulesImport')}>
      <h2>{text('rulesImport')}</h2>
      <p class="a-hint">{text('rulesImportHint')}</p>
      {file ? (
        <p class="u-file">
          <Icon name="file" />
          <b class="m-cut">{file.name}</b>
          <button
            type="button"
            class="m-b is-icon"
            aria-label={text('popupAddRemoveFile', file.name)}
            onClick={() => {
              setFile(undefined);
              picker.current?.focus();
            }}
          >
            <Icon name="x" small />
          </button>
        </p>
      ) : (
        <textarea
          ref={field}
          class="m-ta m-code a-text"
          rows={8}
          spellcheck={false}
          dir="auto"
          aria-label={text('rulesImportText')}
          placeholder={text('rulesImportPlaceholder')}
          value={typed}
          onPaste={takePasted}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      )}
      <div class="a-drop">
        <label class="m-btn">
          <input
            ref={picker}
            class="m-sr"
            type="file"
            accept={textFileNames}
            onChange={({ currentTarget }) => {
              void takeFile(currentTarget.files?.[0]);
              currentTarget.value = '';
            }}
          />
          {text('rulesImportChoose')}
        </label>
        <span>{text('rulesImportDrop')}</span>
      </div>
      <p class="a-hint" role="status">
        {line !== undefined && text('rulesImportReading', line)}
      </p>
      <div role="alert">
        {failure !== undefined && <p class="m-danger a-fault">{failure}</p>}
        {list?.refused && <p class="m-danger a-fault">{text(`rulesRefused_${list.refused}`)}</p>}
        {list?.stopped && <p class="m-danger a-fault">{text(`rulesStopped_${list.stopped.by}`, list.stopped.line)}</p>}
      </div>
      {list && <BrokenLines faults={list.faults} />}
      {candidates.length > 0 && (
        <>
          <ImportList
            candidates={candidates}
            isChosen={isChosen}
            onChoose={(keys, isOn) => setChosen((now) => new Map([...now, ...keys.map((key) => [key, isOn] as const)]))}
          />
          <div class="a-go">
            <span class="m-danger" role="status">
              {missing > 0 && counted('rulesNoRoom', missing)}
            </span>
            <button
              type="button"
              class="m-btn is-primary"
              disabled={wanted.length === 0 || missing > 0}
              onClick={() => void onImport(wanted.map(({ rule }) => rule))}
            >
              {counted('rulesImportCount', wanted.length)}
            </button>
          </div>
        </>
      )}
      {list && candidates.length === 0 && !list.refused && <p class="a-hint">{text('rulesImportNothing')}</p>}
    </section>
  );
}
