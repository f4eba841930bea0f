import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../core/identifier';
import { Icon } from '../../ui/Icon';
import { useActions } from '../../ui/notice';
import { errorText, text } from '../../ui/text';
import { useBackground } from '../background';
import { useUndo } from '../use-undo';
import type { FactDrafts } from './drafts';

export interface CitationKeyProps {
  id: PaperId;
  citationKey: string;
  /** Whether it is kept for good. */
  isFrozen: boolean;
  drafts: FactDrafts;
}

const editId = 'edit-key';

/** The key that a paper is cited by, to be copied and written by hand; and whether it stays. */
export function CitationKey({ id, citationKey, isFrozen, drafts }: CitationKeyProps) {
  const { send, copy } = useBackground();
  const actions = useActions();
  const [isEdited, setEdited] = useState(() => drafts.of(id, 'citation-key') !== undefined);
  const name = text('keyName');
  const label = text('factEdit', name);
  const close = () => {
    drafts.keep(id, 'citation-key', undefined);
    setEdited(false);
    // The button is there again once this is drawn.
    setTimeout(() => document.getElementById(editId)?.focus());
  };
  // A key that was handed out is kept.
  const take = () =>
    actions.run(
      async () => {
        const [cited] = await send('library.cited', { choice: { ids: [id] }, freeze: true, offset: 0, limit: 1 });
        const key = cited?.key ?? citationKey;
        await copy(key);
        return key;
      },
      (key) => ({ words: text('keyCopied', key) }),
    );
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {isEdited ? (
          <KeyForm id={id} citationKey={citationKey} isFrozen={isFrozen} drafts={drafts} onClose={close} />
        ) : (
          <>
            <code class="w-fact m-code">{citationKey}</code>
            <small class="w-said" title={text(isFrozen ? 'keyKeptTitle' : 'keyFreeTitle')}>
              {text(isFrozen ? 'keyKept' : 'keyFree')}
            </small>
            <button
              type="button"
              class="m-b is-icon"
              aria-label={text('keyCopy')}
              title={text('keyCopy')}
              onClick={() => void take()}
            >
              <Icon name="copy" small />
            </button>
            <button
              type="button"
              class="m-b is-icon"
              id={editId}
              aria-label={label}
              title={label}
              onClick={() => setEdited(true)}
            >
              <Icon name="note" small />
            </button>
          </>
        )}
      </dd>
    </div>
  );
}

function KeyForm({ id, citationKey, isFrozen, drafts, onClose }: CitationKeyProps & { onClose: () => void }) {
  const { send } = useBackground();
  const actions = useActions();
  const undoable = useUndo(actions);
  const [typed, setTyped] = useState(drafts.of(id, 'citation-key') ?? citationKey);
  const [fault, setFault] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const hint = useId();
  // One that is open again with its paper takes the focus from nobody.
  const [isAgain] = useState(() => drafts.of(id, 'citation-key') !== undefined);
  useLayoutEffect(() => {
    if (!isAgain) field.current?.select();
  }, [isAgain]);
  const store = async (key: string) => {
    if (key === citationKey) return onClose();
    try {
      const { batch } = await send('key.set', { id, key });
      onClose();
      const words = text(key === '' ? 'keyByPattern' : 'keyChanged');
      await actions.run(
        async () => undefined,
        () => undoable(words, batch),
      );
    } catch (error) {
      const isTaken = error instanceof Error && error.name === 'KeyTaken';
      setFault(isTaken ? text('keyTaken', error.message) : errorText(error));
    }
  };
  return (
    <form
      class="w-factform"
      onSubmit={(event) => {
        event.preventDefault();
        void store(typed.trim());
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.isComposing) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      <span class="m-in">
        <input
          ref={field}
          class="m-code"
          spellcheck={false}
          aria-label={text('keyName')}
          aria-describedby={hint}
          aria-invalid={fault !== undefined}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            drafts.keep(id, 'citation-key', event.currentTarget.value);
            setFault(undefined);
          }}
        />
      </span>
      <p id={hint} role={fault === undefined ? undefined : 'alert'} class={fault ? 'm-danger' : 'm-hint'}>
        {fault ?? text('keyHint')}
      </p>
      <div class="w-factacts">
        <button type="submit" class="m-btn is-primary">
          {text('factSave')}
        </button>
        <button type="button" class="m-btn" onClick={onClose}>
          {text('cancel')}
        </button>
        {isFrozen && (
          <button type="button" class="m-btn is-bare" onClick={() => void store('')}>
            {text('keyBack')}
          </button>
        )}
      </div>
    </form>
  );
}
