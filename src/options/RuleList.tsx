import { useState } from 'preact/hooks';
import type { Rule } from '../core/rule';
import type { send } from '../messaging/send';
import { errorText, text } from '../ui/text';
import { RuleRow } from './RuleRow';

export interface RuleListProps {
  /** Newest first. */
  rules: readonly Rule[];
  send: typeof send;
  /** Reads the rules again. */
  onChanged: () => Promise<void>;
}

/** The rules that hide papers, each with its switch, to be edited and removed. */
export function RuleList({ rules, send: ask, onChanged }: RuleListProps) {
  const [removed, setRemoved] = useState<Rule>();
  const [failure, setFailure] = useState<string>();
  const attempt = async (work: () => Promise<unknown>) => {
    try {
      await work();
      setFailure(undefined);
    } catch (error) {
      setFailure(errorText(error));
    }
    await onChanged();
  };
  const remove = (rule: Rule) =>
    attempt(async () => {
      await ask('rule.remove', rule.id);
      setRemoved(rule);
    });
  const restore = ({ id: _, created: __, ...rule }: Rule) =>
    attempt(async () => {
      await ask('rule.create', rule);
      setRemoved(undefined);
    });

  return (
    <section class="o-box">
      <h2>{text('optionsRules')}</h2>
      <p>{text(rules.length === 0 ? 'optionsNoRules' : 'optionsRulesHint')}</p>
      <ul>
        {rules.map((rule) => (
          <RuleRow
            key={rule.id}
            rule={rule}
            onChange={async (change) => {
              await ask('rule.change', { id: rule.id, change });
              await onChanged();
            }}
            onRemove={() => void remove(rule)}
          />
        ))}
      </ul>
      <p class="o-notice" role="status">
        {removed && (
          <>
            {text('optionsRuleRemoved', removed.name)}{' '}
            <button type="button" class="m-link" onClick={() => void restore(removed)}>
              {text('undo')}
            </button>
          </>
        )}
      </p>
      {failure !== undefined && (
        <p class="m-danger" role="alert">
          {failure}
        </p>
      )}
    </section>
  );
}
