import { useMemo, useState } from 'preact/hooks';
import type { AnnotationMark } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { ListedRule } from '../core/rule';
import type { PageReport } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { RuleHere } from './RuleHere';
import { ruleCounts } from './rule-counts';

export interface HiddenHereProps {
  report: PageReport;
  marks: ReadonlyMap<PaperId, AnnotationMark>;
  /** All rules, in their order. */
  rules: readonly ListedRule[];
  onShow: (shown: boolean) => Promise<void>;
}

/** Rules shown before the rest is asked for, and then: who has more looks through them on their own page. */
const fewRules = 4;
const manyRules = 50;

/** What is hidden on the page and by which rule: each can be switched off, or paused on the site. */
export function HiddenHere({ report, marks, rules, onShow }: HiddenHereProps) {
  const { openRules } = useBackground();
  const { run } = useActions();
  const [showsAll, setShowsAll] = useState(false);
  const total = report.hidden.reduce((sum, { count }) => sum + count, 0);
  const byHand = report.hidden.find(({ rule }) => rule === undefined)?.count ?? 0;
  const { counts, here } = useMemo(() => {
    const concerned = rules.filter((rule) => concerns(rule, report.site.id));
    return { here: concerned, counts: ruleCounts(report, marks, concerned) };
  }, [report, marks, rules]);
  const sorted = here.toSorted((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0)).slice(0, manyRules);
  const shown = showsAll ? sorted : sorted.slice(0, fewRules);

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
          <RuleHere key={rule.id} rule={rule} site={report.site} count={counts.get(rule.id) ?? 0} />
        ))}
        {byHand > 0 && (
          <li class="p-rule">
            <span class="m-cut">{text('popupByHand')}</span>
            <span class="m-num">{byHand}</span>
            <span class="p-noswitch" />
          </li>
        )}
      </ul>
      <div class="p-rulelinks">
        {shown.length < sorted.length && (
          <button type="button" class="m-b" onClick={() => setShowsAll(true)}>
            {counted('popupMoreRules', sorted.length - shown.length)}
          </button>
        )}
        <button type="button" class="m-b" onClick={() => openRules()}>
          {text('popupAllRules')}
        </button>
        <button type="button" class="m-b" onClick={() => openRules({ import: true })}>
          {text('popupImportRules')}
        </button>
      </div>
    </section>
  );
}

/** Whether a rule acts on a site's pages, or would if it were on and not paused there. */
function concerns({ action, sites, expires }: ListedRule, site: string): boolean {
  return action !== 'tag' && (sites?.includes(site) ?? true) && (expires === undefined || expires > Date.now());
}
