import type { Rule } from '../core/rule';
import type { send } from '../messaging/send';
import { text } from '../ui/text';
import { RemovalNotice, useRemoval } from './Removal';
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
  const { removed, failure, remove, restore } = useRemoval<Rule>(onChanged);
  const bringBack = ({ id: _, created: __, ...rule }: Rule) => restore(() => ask('rule.create', rule));

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
            onRemove={() => remove(rule, () => ask('rule.remove', rule.id))}
          />
        ))}
      </ul>
      <RemovalNotice
        words={removed && text('optionsRuleRemoved', removed.name)}
        failure={failure}
        onUndo={() => removed && bringBack(removed)}
      />
    </section>
  );
}
