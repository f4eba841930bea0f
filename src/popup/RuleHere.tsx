import type { ListedRule, RuleAction } from '../core/rule';
import type { PageReport } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { Switch } from '../ui/Switch';
import { type TextKey, text } from '../ui/text';
import { useBackground } from './background';
import { QueryText } from './QueryText';

export interface RuleHereProps {
  rule: ListedRule;
  site: PageReport['site'];
  /** On how many papers of the page it acts. */
  count: number;
}

/** What a rule does, where that isn't hiding. */
const does: Partial<Record<RuleAction, TextKey>> = {
  collapse: 'popupRuleCollapses',
  dim: 'popupRuleDims',
  highlight: 'popupRuleHighlights',
  show: 'popupRuleShows',
};

/** A rule as it acts on the page, with a pause for the site and a switch for everywhere. */
export function RuleHere({ rule, site, count }: RuleHereProps) {
  const { send, openRules } = useBackground();
  const { run } = useActions();
  const { id, name, query, action, enabled, exceptSites = [] } = rule;
  const isPaused = exceptSites.includes(site.id);
  const verb = does[action];

  const except = (sites: string[]) =>
    send('rule.change', { id, change: { exceptSites: sites.length > 0 ? sites : null } });
  const pause = () =>
    run(
      () => except(isPaused ? exceptSites.filter((one) => one !== site.id) : [...exceptSites, site.id]),
      () => ({
        words: text(isPaused ? 'saidRuleResumed' : 'saidRulePaused', name),
        action: { label: text('undo'), run: () => void run(() => except(exceptSites)) },
      }),
    );
  const pauseLabel = text(isPaused ? 'popupRuleResumeHere' : 'popupRulePauseHere', name, site.name);
  return (
    <li class={isPaused || !enabled ? 'p-rule is-off' : 'p-rule'}>
      <span class="m-cut" title={query}>
        <button
          type="button"
          class="p-rulename"
          dir="auto"
          title={text('popupRuleEdit', name)}
          onClick={() => openRules({ edit: id })}
        >
          {name}
        </button>
        {isPaused && <small>{text('popupPausedHere')}</small>}
        {!isPaused && verb && <small>{text(verb)}</small>}
        {!saysTheSame(query, name) && (
          <span class="m-q" dir="auto">
            <QueryText query={query} />
          </span>
        )}
      </span>
      <span class="m-num">{count}</span>
      <button type="button" class="m-b is-icon" aria-label={pauseLabel} title={pauseLabel} onClick={() => void pause()}>
        <Icon name={isPaused ? 'play' : 'pause'} />
      </button>
      <Switch
        isOn={enabled}
        label={text('popupRuleSwitch', name)}
        onFlip={() => void run(() => send('rule.change', { id, change: { enabled: !enabled } }))}
      />
    </li>
  );
}

function saysTheSame(query: string, name: string): boolean {
  return query === name || query === `"${name}"`;
}
