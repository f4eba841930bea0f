import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ListedRule, NewRule } from '../../core/rule';
import { fold } from '../../core/text';
import { Icon } from '../../ui/Icon';
import { NoticeLine } from '../../ui/NoticeLine';
import { ActionsContext, useNotice } from '../../ui/notice';
import type { RulesOpening } from '../../ui/rules-address';
import { counted, text } from '../../ui/text';
import { ImportRules } from './ImportRules';
import { ReadyLists } from './ReadyLists';
import { RuleEditor } from './RuleEditor';
import { RuleRows } from './RuleRows';
import { RuleTools } from './RuleTools';
import { useFormHelp } from './use-form-help';
import { useRules } from './use-rules';

export interface RulesPageProps {
  opening?: RulesOpening | undefined;
}

/** So many rules are found without a filter. */
const few = 8;

/** The rules' own page: all rules in their order, each to be edited and moved; import, export, lists to begin with. */
export function RulesPage({ opening }: RulesPageProps) {
  const { notice, actions: notices } = useNotice();
  const { rules, actions } = useRules(notices);
  const help = useFormHelp();
  const [made, setMade] = useState<NewRule | undefined>(() => newRuleOf(opening));
  const [edited, setEdited] = useState<ReadonlySet<string>>(
    () => new Set(opening && 'edit' in opening ? [opening.edit] : []),
  );
  const [isImporting, setImporting] = useState(opening !== undefined && 'import' in opening);
  const [filter, setFilter] = useState('');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const opener = useRef<HTMLButtonElement>(null);
  const isKnown = rules !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a rule that is removed later was there.
  useEffect(() => {
    if (!rules || !opening || !('edit' in opening) || rules.some(({ id }) => id === opening.edit)) return;
    const gone = { words: text('error_RuleUnknown'), isDanger: true };
    void notices.run(
      async () => undefined,
      () => gone,
    );
  }, [isKnown]);
  const folded = useMemo(() => (rules ?? []).map((rule) => ({ rule, said: fold(said(rule)) })), [rules]);

  if (!rules) {
    return (
      <main class="a-page u-page">
        <h1>{text('optionsRules')}</h1>
        <NoticeLine notice={notice} />
      </main>
    );
  }
  const wanted = fold(filter);
  const shown =
    wanted === ''
      ? rules
      : folded.filter((one) => one.said.includes(wanted) || edited.has(one.rule.id)).map(({ rule }) => rule);
  const selected = rules.filter(({ id }) => ticked.has(id));
  const select = (ids: readonly string[], isOn: boolean) =>
    setTicked((now) => new Set(isOn ? [...now, ...ids] : [...now].filter((id) => !ids.includes(id))));
  const isAll = shown.length > 0 && shown.every(({ id }) => ticked.has(id));

  return (
    <ActionsContext.Provider value={notices}>
      <main class="a-page u-page">
        <div class="u-top">
          <h1>{text('optionsRules')}</h1>
          <button ref={opener} type="button" class="m-btn is-primary" onClick={() => setMade(newRule())}>
            <Icon name="plus" />
            {text('rulesNew')}
          </button>
          <button type="button" class="m-btn" aria-expanded={isImporting} onClick={() => setImporting(!isImporting)}>
            {text('rulesImportOpen')}
          </button>
        </div>
        <p class="a-sub">{text('rulesHint')}</p>
        {made && (
          <section class="a-box" aria-label={text('rulesNew')}>
            <RuleEditor
              rule={made}
              help={help}
              onSave={actions.create}
              onClose={() => {
                setMade(undefined);
                opener.current?.focus();
              }}
            />
          </section>
        )}
        <ImportRules isOpen={isImporting} onOpen={() => setImporting(true)} rules={rules} onImport={actions.add} />
        <section class="a-box is-list" aria-label={text('optionsRules')}>
          <div class="a-head u-head">
            {rules.length > 0 && (
              <input
                type="checkbox"
                class="u-select"
                aria-label={text('rulesSelectAll')}
                checked={isAll}
                onChange={() =>
                  select(
                    shown.map(({ id }) => id),
                    !isAll,
                  )
                }
              />
            )}
            <h2>
              {selected.length > 0
                ? counted('rulesSelected', selected.length)
                : counted('optionsRulesCount', rules.length, rules.filter(({ enabled }) => enabled).length)}
            </h2>
            {rules.length > few && (
              <span class="m-in u-filter">
                <Icon name="search" />
                <input
                  type="search"
                  aria-label={text('rulesFilter')}
                  placeholder={text('rulesFilter')}
                  dir="auto"
                  spellcheck={false}
                  value={filter}
                  onInput={(event) => setFilter(event.currentTarget.value)}
                />
              </span>
            )}
            <span class="u-tools">
              <RuleTools
                rules={selected.length > 0 ? selected : rules}
                isSelection={selected.length > 0}
                onRemove={() => void actions.remove(selected)}
              />
            </span>
          </div>
          <p class="u-about a-hint" role="status">
            {rules.length === 0 && text('rulesNone')}
            {wanted !== '' && counted('rulesMatch', shown.length)}
          </p>
          <RuleRows
            rules={rules}
            shown={shown}
            actions={actions}
            help={help}
            selected={ticked}
            onSelect={select}
            edited={edited}
            onEdit={(id, isEdited) =>
              setEdited((now) => new Set(isEdited ? [...now, id] : [...now].filter((one) => one !== id)))
            }
          />
        </section>
        <ReadyLists
          rules={rules}
          onAdd={(added) => void actions.add(added)}
          onRemove={(gone) => void actions.remove(gone)}
        />
        <div class="u-foot">
          <NoticeLine notice={notice} />
        </div>
      </main>
    </ActionsContext.Provider>
  );
}

function newRule(): NewRule {
  return { name: '', query: '', action: 'hide', enabled: true };
}

function newRuleOf(opening: RulesOpening | undefined): NewRule | undefined {
  return opening && 'query' in opening ? { ...newRule(), name: opening.name ?? '', query: opening.query } : undefined;
}

/** What a filter looks through. */
function said({ name, query, tag = '' }: ListedRule): string {
  return `${name} ${query} ${tag}`;
}
