import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../core/identifier';
import type { KnownFact } from '../../core/metadata';
import type { PaperFields } from '../../core/paper';
import type { FactEdit } from '../../messaging/citing';
import { errorText, type TextKey, text } from '../../ui/text';
import { useBackground } from '../background';
import type { FactDrafts } from './drafts';
import { type FactField, type FactKind, factFields, typeNames } from './fields';
import { sourceName } from './source-name';
import { readFact, shownFact, withoutEdit, writtenFact } from './written';

export interface FactFormProps {
  id: PaperId;
  field: FactField;
  /** All that is known of the paper. */
  facts: PaperFields;
  /** What is known of the field; absent where nothing is. */
  fact?: KnownFact | undefined;
  drafts: FactDrafts;
  /** Whether it takes the focus. Absent: yes. */
  isFirst?: boolean;
  /** It was stored, by the change of this number; absent where that changed nothing. */
  onStored: (batch: number | undefined) => void;
  onClose: () => void;
}

const hints: Partial<Record<FactKind, TextKey>> = {
  names: 'factNamesHint',
  date: 'factDateHint',
  list: 'factListHint',
};

/**
 * A field as it is written: Enter stores it (with Ctrl where a text has lines), Esc leaves it as it was. What can't be
 * stored stays in the field, with the reason.
 */
export function FactForm({ id, field, facts, fact, drafts, isFirst = true, onStored, onClose }: FactFormProps) {
  const { send } = useBackground();
  const { kind, name } = factFields[field];
  const written = writtenFact(field, facts);
  const [typed, setTyped] = useState(() => drafts.of(id, field) ?? (kind === 'type' && !written ? 'article' : written));
  /** What stood there when it was opened: what has become known since isn't what somebody wrote. */
  const [opened] = useState(written);
  const [fault, setFault] = useState<string>();
  const [isStoring, setStoring] = useState(false);
  const control = useRef<HTMLTextAreaElement & HTMLSelectElement>(null);
  const base = useId();
  const isOwn = fact?.source === 'user';
  useLayoutEffect(() => {
    if (!isFirst || !control.current) return;
    control.current.focus();
    control.current.setSelectionRange?.(control.current.value.length, control.current.value.length);
  }, [isFirst]);

  const edit = (value: string) => {
    setTyped(value);
    setFault(undefined);
    drafts.keep(id, field, value);
  };
  const put = async (edits: FactEdit[]) => {
    setStoring(true);
    try {
      const { batch } = await send('paper.edit', { id, edits });
      drafts.keep(id, field, undefined);
      onStored(batch);
    } catch (error) {
      setFault(errorText(error));
      setStoring(false);
    }
  };
  const store = () => {
    if (isStoring) return;
    if (typed === written || typed === opened) return leave();
    const reading = readFact(field, typed, facts);
    if ('fault' in reading) setFault(text(reading.fault));
    else void put(reading.edits);
  };
  const leave = () => {
    drafts.keep(id, field, undefined);
    onClose();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const isLines = kind === 'names' || kind === 'text';
    if (event.key === 'Escape') leave();
    else if (event.key === 'Enter' && kind !== 'type' && (!isLines || event.ctrlKey || event.metaKey)) store();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const described = {
    id: base,
    ref: control,
    'aria-label': text(name),
    'aria-describedby': `${base}-hint`,
    'aria-invalid': fault !== undefined,
    value: typed,
  };
  const hint = hints[kind];
  return (
    <form
      class="w-factform"
      onSubmit={(event) => {
        event.preventDefault();
        store();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) onKeyDown(event);
      }}
    >
      {kind === 'type' ? (
        <select class="w-select" {...described} onChange={(event) => edit(event.currentTarget.value)}>
          {Object.entries(typeNames).map(([type, typeName]) => (
            <option key={type} value={type}>
              {text(typeName)}
            </option>
          ))}
        </select>
      ) : (
        <textarea
          class="m-ta"
          dir="auto"
          rows={rowsOf(kind, typed)}
          spellcheck={kind === 'text'}
          {...described}
          onInput={(event) => edit(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      )}
      <p id={`${base}-hint`} role={fault === undefined ? undefined : 'alert'} class={fault ? 'm-danger' : 'm-hint'}>
        {fault ?? (hint && text(hint))}
      </p>
      {isOwn && fact.covered && (
        <p class="w-covered">
          {text('factSays', sourceName(fact.covered.source ?? 'generic'))}{' '}
          <span dir="auto">{shownFact(field, { ...facts, [field]: fact.covered.value })}</span>
        </p>
      )}
      <div class="w-factacts">
        <button type="submit" class="m-btn is-primary" disabled={isStoring}>
          {text('factSave')}
        </button>
        <button type="button" class="m-btn" onClick={leave}>
          {text('cancel')}
        </button>
        {isOwn && (
          <button type="button" class="m-btn is-bare" disabled={isStoring} onClick={() => void put(withoutEdit(field))}>
            {fact.covered ? text('factBack', sourceName(fact.covered.source ?? 'generic')) : text('factTakeAway')}
          </button>
        )}
      </div>
    </form>
  );
}

/** Lines enough for what is typed, for browsers that don't size a field by its content. */
function rowsOf(kind: FactKind, typed: string): number {
  const lines = typed.split('\n').reduce((sum, line) => sum + 1 + Math.floor(line.length / 38), 0);
  return Math.min(14, Math.max(kind === 'names' || kind === 'text' ? 3 : 1, lines));
}
