import { useEffect, useRef, useState } from 'preact/hooks';
import { TaughtInvalid, type TaughtSite, taughtFrom } from '../core/taught';
import { isSelector } from '../ui/selector';
import { errorText, text } from '../ui/text';
import { RowButtons, RowForm, useEdited } from './EditedRow';
import { faultText } from './fault-text';

export interface TaughtRowProps {
  page: TaughtSite;
  /** Resolves once it is stored. */
  onChange: (page: TaughtSite) => Promise<unknown>;
  onRemove: () => void;
}

/** One taught page: which it is for, and its data to be edited. */
export function TaughtRow({ page, onChange, onRemove }: TaughtRowProps) {
  const edited = useEdited();
  const name = page.host + page.path;
  if (edited.isEdited) {
    return (
      <li class="o-row">
        <TaughtForm page={page} onChange={onChange} onClose={edited.close} />
      </li>
    );
  }
  return (
    <li class="o-row">
      <span class="o-name">
        <b>{page.host}</b>
        <small>{page.path}</small>
      </span>
      <RowButtons
        editRef={edited.button}
        editLabel={text('optionsTaughtEdit', name)}
        removeLabel={text('optionsTaughtRemove', name)}
        onEdit={edited.open}
        onRemove={onRemove}
      />
    </li>
  );
}

interface TaughtFormProps extends Pick<TaughtRowProps, 'page' | 'onChange'> {
  onClose: () => void;
}

/** A taught page as JSON. What can't be kept stays in the field, with the reason. */
function TaughtForm({ page, onChange, onClose }: TaughtFormProps) {
  const [json, setJson] = useState(() => JSON.stringify(page, undefined, 2));
  const [failure, setFailure] = useState<string>();
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);
  const store = async () => {
    try {
      await onChange(taughtFrom(JSON.parse(json), isSelector));
      onClose();
    } catch (error) {
      if (error instanceof SyntaxError) setFailure(text('taughtNoJson'));
      else setFailure(error instanceof TaughtInvalid ? faultText(error) : errorText(error));
    }
  };
  return (
    <RowForm onStore={() => void store()} onClose={onClose}>
      <label>
        {text('optionsTaughtJson')}
        <textarea
          ref={field}
          class="m-code o-json"
          rows={14}
          spellcheck={false}
          aria-invalid={failure !== undefined}
          value={json}
          onInput={(event) => {
            setFailure(undefined);
            setJson(event.currentTarget.value);
          }}
        />
      </label>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
      <div class="o-acts">
        <button type="button" class="m-btn" onClick={onClose}>
          {text('optionsCancel')}
        </button>
        <button type="submit" class="m-btn is-primary">
          {text('teachSave')}
        </button>
      </div>
    </RowForm>
  );
}
