import { useEffect, useState } from 'preact/hooks';
import type { Rule } from '../core/rule';
import type { PageReport } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { Switch } from '../ui/Switch';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { useActions } from './notice';
import { QueryText } from './QueryText';

export interface HiddenHereProps {
  report: PageReport;
  revision: number;
  onShow: (shown: boolean) => Promise<void>;
}

/** Rules shown before the rest is asked for. */
const fewRules = 4;

/** What is hidden on the page and by which rule, each with a switch. */
export function HiddenHere({ report, revision, onShow }: HiddenHereProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const rules = useRules(report, revision);
  const [showsAll, setShowsAll] = useState(false);
  const total = report.hidden.reduce((sum, { count }) => sum + count, 0);
  const byHand = report.hidden.find(({ rule }) => rule === undefined)?.count ?? 0;
  const counts = new Map(report.hidden.map(({ rule, count }) => [rule?.id, count]));
  const sorted = rules.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
  const shown = showsAll ? sorted : sorted.slice(0, fewRules);
  const flip = (rule: Rule) => run(() => send('rule.change', { id: rule.id, change: { enabled: !rule.enabled } }));

  return (
    <section class="p-hidden">
      <h2 class="p-section m-head">
        {total === 0 ? text('popupNothingHidden') : counted(report.shown ? 'popupShownHere' : 'popupHiddenHere', total)}
        {total > 0 && (
          <button type="button" class="m-b" onClick={() => void run(() => onShow(!report.shown))}>
            <Icon name={report.shown ? 'hide' : 'eye'} />
            {text(report.shown ? 'popupHideAgain' : 'popupShow')}
          </button>
        )}
      </h2>
      <ul class="p-rules">
        {shown.map((rule) => (
          <li key={rule.id} class="p-rule">
            <span class="m-cut" dir="auto" title={rule.query}>
              {rule.name}
              {rule.query !== `"${rule.name}"` && (
                <span class="m-q">
                  <QueryText query={rule.query} />
                </span>
              )}
            </span>
            <span class="m-num">{counts.get(rule.id) ?? 0}</span>
            <Switch isOn={rule.enabled} label={text('popupRuleSwitch', rule.name)} onFlip={() => void flip(rule)} />
          </li>
        ))}
        {byHand > 0 && (
          <li class="p-rule">
            <span class="m-cut">{text('popupByHand')}</span>
            <span class="m-num">{byHand}</span>
            <span class="p-noswitch" />
          </li>
        )}
      </ul>
      {shown.length < sorted.length && (
        <button type="button" class="m-b p-morerules" onClick={() => setShowsAll(true)}>
          {counted('popupMoreRules', sorted.length - shown.length)}
        </button>
      )}
    </section>
  );
}

/** The rules that concern the page's site, as they are now. */
function useRules(report: PageReport, revision: number): Rule[] {
  const { send } = useBackground();
  const { load } = useActions();
  const [rules, setRules] = useState<Rule[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    void load(async () => setRules(await send('rule.list')));
  }, [send, load, revision]);
  const now = Date.now();
  return rules.filter(({ sites, expires }) => (sites?.includes(report.site.id) ?? true) && (expires ?? now + 1) > now);
}
