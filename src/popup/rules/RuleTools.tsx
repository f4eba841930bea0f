import { dayOf } from '../../core/local-day';
import type { ListedRule } from '../../core/rule';
import { serializeRuleList } from '../../query/rule-list';
import { download } from '../../ui/download';
import { useActions } from '../../ui/notice';
import { counted, text } from '../../ui/text';
import { useBackground } from '../background';

export interface RuleToolsProps {
  /** The rules that the buttons are about, in their order. */
  rules: readonly ListedRule[];
  /** Whether they are selected ones, or all. */
  isSelection: boolean;
  onRemove: () => void;
}

/** What can be done with all rules, or with those that are selected: save them as a file, copy, remove. */
export function RuleTools({ rules, isSelection, onRemove }: RuleToolsProps) {
  const { copy } = useBackground();
  const { run } = useActions();
  const written = () => {
    const day = dayOf(Date.now()) ?? '';
    return { name: `manicule-rules-${day}.txt`, content: serializeRuleList(rules, text('rulesFileTitle', day)) };
  };
  const save = async () => {
    const { name, content } = written();
    download(name, content, 'text/plain');
  };
  if (rules.length === 0) return null;
  return (
    <>
      <button
        type="button"
        class="m-btn"
        onClick={() => void run(save, () => ({ words: counted('rulesSavedFile', rules.length) }))}
      >
        {text(isSelection ? 'rulesSave' : 'rulesSaveAll')}
      </button>
      <button
        type="button"
        class="m-btn"
        onClick={() =>
          void run(
            () => copy(written().content),
            () => ({ words: counted('rulesCopied', rules.length) }),
          )
        }
      >
        {text(isSelection ? 'rulesCopy' : 'rulesCopyAll')}
      </button>
      {isSelection && (
        <button type="button" class="m-btn" onClick={onRemove}>
          {text('rulesRemove')}
        </button>
      )}
    </>
  );
}
