import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { maxRuleNameLength, type NewRule } from '../core/rule';
import { QueryField } from './QueryField';
import type { FieldLanguage } from './query-language';
import { RuleActionFields } from './RuleActionFields';
import { RuleEndFields } from './RuleEndFields';
import { RulePreviewLines } from './RulePreviewLines';
import { RuleScopeFields } from './RuleScopeFields';
import { type DraftFault, draftOf, isHiding, type RuleDraft, ruleOf } from './rule-draft';
import type { TagOption } from './tag-options';
import { errorText, text } from './text';
import { type RulePreviews, useRulePreview } from './use-rule-preview';

export interface RuleFormProps extends RulePreviews {
  /** What the fields begin with; what is typed stays when it changes. */
  rule: NewRule;
  /** The language that the query is in. */
  language: FieldLanguage;
  /** What is wrong with a query that isn't empty, in a sentence, be it that it can't be read; undefined while nothing is. */
  check: (query: string) => string | undefined;
  /** Ids of sites to choose from besides those that everybody gets. */
  sites?: readonly string[];
  /** The tags there are, the last used first. */
  tags?: readonly TagOption[];
  /** What the button says that stores the rule. */
  saveLabel: string;
  /** Stores the rule; resolves once it is. What it ends with otherwise is said, and the fields stay as they are. */
  onSave: (rule: NewRule) => Promise<unknown>;
  onCancel: () => void;
  /** Further buttons, at the beginning of the foot. */
  children?: ComponentChildren;
}

/** The fields of a rule, made or edited, with what is wrong in its place and with what the rule would do. Esc leaves them. */
export function RuleForm(props: RuleFormProps) {
  const {
    rule: from,
    language,
    check,
    sites = [],
    tags = [],
    saveLabel,
    onSave,
    onCancel,
    here,
    library,
    children,
  } = props;
  const [begun] = useState<RuleDraft>(() => draftOf(from));
  const [draft, setDraft] = useState(begun);
  const [fault, setFault] = useState<DraftFault>();
  const [failure, setFailure] = useState<string>();
  const [isStoring, setStoring] = useState(false);
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const change = (part: Partial<RuleDraft>) => {
    setFault(undefined);
    setFailure(undefined);
    setDraft((now) => ({ ...now, ...part }));
  };
  const queryFault = useMemo(() => (draft.query.trim() === '' ? undefined : check(draft.query)), [draft.query, check]);
  const rule = ruleOf(draft, from, Date.now());
  const preview = useRulePreview(queryFault === undefined && typeof rule !== 'string' ? rule : undefined, {
    ...(here && { here }),
    ...(library && { library }),
  });
  const store = async () => {
    if (typeof rule === 'string') return setFault(rule);
    if (queryFault !== undefined) return first.current?.focus();
    setStoring(true);
    try {
      await onSave(rule);
    } catch (error) {
      setFailure(errorText(error));
    }
    setStoring(false);
  };
  // What can't be read is said in the field itself.
  const isReadable = language.faultOf(draft.query) === undefined;
  const saidOfQuery = fault === 'query' ? text('ruleFault_query') : isReadable ? queryFault : undefined;

  return (
    <form
      class="r-form"
      noValidate
      data-unsaved={JSON.stringify(draft) !== JSON.stringify(begun) || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        if (!isStoring) void store();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.isComposing) onCancel();
      }}
    >
      <div class="r-query">
        <span aria-hidden="true">{text('ruleFormQuery')}</span>
        <QueryField
          query={draft.query}
          onQuery={(query) => change({ query })}
          language={language}
          label={text('ruleFormQuery')}
          said={saidOfQuery}
          field={first}
        />
      </div>
      <label>
        {text('ruleFormName')}
        <span class="m-in">
          <input
            type="text"
            dir="auto"
            autocomplete="off"
            maxLength={maxRuleNameLength}
            placeholder={draft.query.trim().slice(0, maxRuleNameLength)}
            value={draft.name}
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </span>
      </label>
      <RuleActionFields draft={draft} tags={tags} fault={fault} onChange={change} />
      <RuleScopeFields draft={draft} more={sites} fault={fault} onChange={change} />
      <RuleEndFields draft={draft} fault={fault} onChange={change} />
      <div class="r-ticks">
        {isHiding(draft.action) && (
          <label class="r-tick">
            <input
              type="checkbox"
              checked={draft.alsoSaved}
              onChange={(event) => change({ alsoSaved: event.currentTarget.checked })}
            />
            {text('ruleAlsoSaved')}
          </label>
        )}
        <label class="r-tick">
          <input
            type="checkbox"
            checked={draft.enabled}
            onChange={(event) => change({ enabled: event.currentTarget.checked })}
          />
          {text('ruleEnabled')}
        </label>
      </div>
      <RulePreviewLines action={draft.action} preview={preview} />
      <p class="r-fault m-danger" role="alert">
        {failure}
      </p>
      <div class="r-foot">
        {children}
        <span class="m-gap" />
        <button type="button" class="m-btn" onClick={onCancel}>
          {text('cancel')}
        </button>
        <button type="submit" class="m-btn is-primary">
          {saveLabel}
        </button>
      </div>
    </form>
  );
}
