import { useState } from 'preact/hooks';
import { maxRuleNameLength } from '../core/rule';
import { counted, errorText, text } from '../ui/text';
import { readQuery } from './query-fault';

export interface RuleEditorProps {
  name: string;
  query: string;
  /** How many papers it hides here. */
  count: number;
  /** Each resolves once it is stored. */
  onSave: (change: { name: string; query: string }) => Promise<unknown>;
  onTurnOff: () => Promise<unknown>;
  onRemove: () => Promise<unknown>;
  onClose: () => void;
}

/** A rule where it shows what it does: rename it, change its query, turn it off, remove it. */
export function RuleEditor({ onSave, onTurnOff, onRemove, onClose, count, ...rule }: RuleEditorProps) {
  const [name, setName] = useState(rule.name);
  const [query, setQuery] = useState(rule.query);
  const [failure, setFailure] = useState<string>();
  const attempt = async (action: () => Promise<unknown>) => {
    try {
      await action();
      onClose();
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  const save = () => {
    const read = readQuery(query);
    if (!read.query) setFailure(read.fault ?? text('error_RuleInvalid'));
    else void attempt(() => onSave({ name: (name.trim() || query).slice(0, maxRuleNameLength), query }));
  };
  return (
    <div role="dialog" aria-label={text('ruleTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <h2>{counted('ruleHides', count)}</h2>
        <div class="m-in m-query">
          <input
            type="text"
            aria-label={text('ruleName')}
            maxLength={maxRuleNameLength}
            dir="auto"
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </div>
        <div class="m-in m-query m-q">
          <input
            type="text"
            aria-label={text('ruleQuery')}
            spellcheck={false}
            dir="auto"
            value={query}
            onInput={(event) => {
              setFailure(undefined);
              setQuery(event.currentTarget.value);
            }}
          />
        </div>
        {failure && (
          <p class="m-error" role="alert">
            {failure}
          </p>
        )}
        <div class="m-foot m-ruleedit">
          <button type="button" class="m-btn is-bare" onClick={() => void attempt(onRemove)}>
            {text('ruleRemove')}
          </button>
          <button type="button" class="m-btn" onClick={() => void attempt(onTurnOff)}>
            {text('ruleTurnOff')}
          </button>
          <button type="submit" class="m-btn is-primary">
            {text('ruleSave')}
          </button>
        </div>
      </form>
    </div>
  );
}
