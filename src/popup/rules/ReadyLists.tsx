import { useContext, useEffect, useMemo, useState } from 'preact/hooks';
import type { ListedRule, NewRule } from '../../core/rule';
import { ruleKey } from '../../query/rule-list';
import { useActions } from '../../ui/notice';
import { Switch } from '../../ui/Switch';
import { counted, text } from '../../ui/text';
import { type ReadyList, ReadyListsContext } from './ready-lists';

export interface ReadyListsProps {
  rules: readonly ListedRule[];
  onAdd: (rules: readonly NewRule[]) => void;
  onRemove: (rules: readonly ListedRule[]) => void;
}

/** The lists that come with the extension: each is made rules of by its switch, and removed as one. */
export function ReadyLists({ rules, onAdd, onRemove }: ReadyListsProps) {
  const read = useContext(ReadyListsContext);
  const { load } = useActions();
  const [lists, setLists] = useState<readonly ReadyList[]>([]);
  useEffect(() => void load(async () => setLists(await read())), [read, load]);
  const there = useMemo(() => new Map(rules.map((rule) => [keyOf(rule), rule])), [rules]);
  return (
    <section class="a-box is-list" aria-labelledby="ready">
      <div class="a-head">
        <h2 id="ready">{text('rulesReady')}</h2>
      </div>
      <p class="a-hint u-about">{text('rulesReadyHint')}</p>
      <ul>
        {lists.map((list) => {
          const found = list.rules.flatMap((rule) => there.get(keyOf(rule)) ?? []);
          const missing = list.rules.filter((rule) => !there.has(keyOf(rule)));
          return (
            <li class="u-row" key={list.title}>
              <span class="u-rule">
                <b>{list.title}</b>
                <span class="u-says">{list.about}</span>
                {found.length > 0 && missing.length > 0 && (
                  <span class="u-notes">{text('rulesReadyPart', found.length, list.rules.length)}</span>
                )}
                <details>
                  <summary>{counted('rulesReadyShow', list.rules.length)}</summary>
                  <ul>
                    {list.rules.map((rule) => (
                      <li key={rule.query} class="m-q">
                        {rule.query}
                      </li>
                    ))}
                  </ul>
                </details>
              </span>
              <Switch
                isOn={missing.length === 0}
                label={list.title}
                onFlip={() => (missing.length === 0 ? onRemove(found) : onAdd(missing))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** What a list's rule is known by: another of the same query may be the user's own. */
function keyOf(rule: NewRule): string {
  return `${rule.name} ${ruleKey(rule)}`;
}
