import type { Rule } from '../core/rule';
import type { Settings } from '../core/settings';
import type { send } from '../messaging/send';
import { rulesAddress } from '../ui/rules-address';
import { Switch } from '../ui/Switch';
import { counted, text } from '../ui/text';
import { Tried } from './Tried';

export interface RuleSummaryProps {
  rules: readonly Rule[];
  /** Absent until they are read. */
  settings: Settings | undefined;
  send: typeof send;
  /** Reads the settings again. */
  onChanged: () => Promise<void>;
}

/** How many rules there are, the way to their own page, and a switch that turns all hiding off. */
export function RuleSummary({ rules, settings, send: ask, onChanged }: RuleSummaryProps) {
  const flip = async () => {
    await ask('settings.change', { pausedEverywhere: settings?.pausedEverywhere !== true });
    await onChanged();
  };
  return (
    <section class="o-box">
      <h2>{text('optionsRules')}</h2>
      <p>{text('optionsRulesHint')}</p>
      <ul>
        <li class="o-row">
          <span class="o-name">
            <b>{counted('optionsRulesCount', rules.length, rules.filter(({ enabled }) => enabled).length)}</b>
          </span>
          <a class="m-btn" href={rulesAddress()}>
            {text('optionsRulesOpen')}
          </a>
        </li>
        {settings && (
          <Tried work={flip}>
            {(attempt) => (
              <>
                <span class="o-name">
                  <b>{text('optionsPauseAll')}</b>
                  <small>{text('optionsPauseAllHint')}</small>
                </span>
                <Switch isOn={settings.pausedEverywhere} label={text('optionsPauseAll')} onFlip={attempt} />
              </>
            )}
          </Tried>
        )}
      </ul>
    </section>
  );
}
