import { useEffect, useRef, useState } from 'preact/hooks';
import { maxQueryLength, maxRuleNameLength, type Rule } from '../core/rule';
import { siteName } from '../ui/places';
import { Switch } from '../ui/Switch';
import { errorText, text } from '../ui/text';
import { RowButtons, RowForm, useEdited } from './EditedRow';
import { Tried } from './Tried';

export interface RuleRowProps {
  rule: Rule;
  /** Changes parts of the rule; resolves once that is stored. */
  onChange: (change: Partial<Pick<Rule, 'name' | 'query' | 'enabled'>>) => Promise<void>;
  onRemove: () => void;
}

/** One rule: its switch, its name and query, and fields to edit both. */
export function RuleRow({ rule, onChange, onRemove }: RuleRowProps) {
  const edited = useEdited();
  if (edited.isEdited) {
    return (
      <li class="o-row">
        <RuleForm rule={rule} onChange={onChange} onClose={edited.close} />
      </li>
    );
  }
  return (
    <Tried work={() => onChange({ enabled: !rule.enabled })}>
      {(flip) => (
        <>
          <span class="o-name">
            <b dir="auto">{rule.name}</b>
            <small class="m-q" dir="auto">
              {rule.query}
            </small>
            {rule.sites && <small>{text('optionsRuleSites', rule.sites.map(siteName).join(', '))}</small>}
            {rule.expires !== undefined && <small>{text('optionsRuleExpires', dayOf(rule.expires))}</small>}
          </span>
          <RowButtons
            editRef={edited.button}
            editLabel={text('optionsRuleEdit', rule.name)}
            removeLabel={text('optionsRuleRemove', rule.name)}
            onEdit={edited.open}
            onRemove={onRemove}
          />
          <Switch isOn={rule.enabled} label={text('optionsRuleSwitch', rule.name)} onFlip={flip} />
        </>
      )}
    </Tried>
  );
}

interface RuleFormProps extends Pick<RuleRowProps, 'rule' | 'onChange'> {
  onClose: () => void;
}

/** Fields for a rule's name and query. What can't be stored stays in them, with the reason. */
function RuleForm({ rule, onChange, onClose }: RuleFormProps) {
  const [name, setName] = useState(rule.name);
  const [query, setQuery] = useState(rule.query);
  const [failure, setFailure] = useState<string>();
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);
  const store = async () => {
    try {
      await onChange({ name: name.trim() || query, query });
      onClose();
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  return (
    <RowForm onStore={() => void store()} onClose={onClose}>
      <label>
        {text('optionsRuleName')}
        <span class="m-in">
          <input
            ref={first}
            dir="auto"
            maxLength={maxRuleNameLength}
            value={name}
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </span>
      </label>
      <label>
        {text('optionsRuleQuery')}
        <span class="m-in m-q">
          <input
            dir="auto"
            spellcheck={false}
            maxLength={maxQueryLength}
            value={query}
            onInput={(event) => setQuery(event.currentTarget.value)}
          />
        </span>
      </label>
      <div class="o-acts">
        <p class="m-danger" role="alert">
          {failure}
        </p>
        <button type="button" class="m-btn" onClick={onClose}>
          {text('optionsCancel')}
        </button>
        <button type="submit" class="m-btn is-primary">
          {text('optionsSave')}
        </button>
      </div>
    </RowForm>
  );
}

function dayOf(time: number): string {
  return new Date(time).toLocaleDateString(text('language'), { dateStyle: 'medium' });
}
