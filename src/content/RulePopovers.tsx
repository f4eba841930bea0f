import type { ListedRule, NewRule } from '../core/rule';
import type { RuleWish, TagCount } from '../messaging/protocol';
import { send } from '../messaging/send';
import { knownFrom } from '../query/known-values';
import { languageFor } from '../query/language';
import { ruleChangeOf } from '../ui/rule-draft';
import { counted, errorText, type TextKey, text } from '../ui/text';
import type { LibraryPreview } from '../ui/use-rule-preview';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';
import { HidePapers, type HidePapersProps } from './HidePapers';
import { offersOf, topicOf } from './offer';
import { apply, type OpenPage } from './open-page';
import { metOn, previewOn } from './preview';
import { proposalsOf } from './proposals';
import { readQuery } from './query-fault';
import { RuleEditor } from './RuleEditor';
import { Trouble } from './Trouble';

const made: Partial<Record<NewRule['action'], TextKey>> = {
  collapse: 'saidRuleMadeCollapse',
  dim: 'saidRuleMadeDim',
  highlight: 'saidRuleMadeHighlight',
};

/** Open “Hide papers like this…” for a card, or “Highlight papers like this…”. */
export function openHidePapers(
  { page, overlay }: OpenPage,
  view: CardView,
  anchor: HTMLElement,
  does: HidePapersProps['does'] = 'hide',
): void {
  let language = languageOn(page, []);
  overlay.show(anchor, page.look, 'm-hide-pop', () => (
    <HidePapers
      does={does}
      language={language}
      proposals={proposalsOf(view.paper)}
      site={page.site}
      count={(query) => metOn(page, query).length}
      papers={page.views.length}
      here={(rule) => previewOn(page, rule)}
      library={previewInLibrary}
      onMake={(rule) => makeRule(page, rule)}
      onHideOne={() => {
        overlay.close();
        apply(page, view, { do: 'hide', hidden: true });
      }}
      onClose={() => overlay.close()}
    />
  ));
  send('tag.list').then(
    (tags) => {
      language = languageOn(page, tags);
      overlay.refresh();
    },
    // Without them queries are completed by what the page has.
    () => undefined,
  );
}

function languageOn({ views, site }: EditorsPage, tags: readonly TagCount[]) {
  const papers = views.map(({ paper }) => paper);
  return languageFor(knownFrom(papers, [site.id], tags));
}

/** Papers of a page that is looked through before a menu opens. */
const maxLookedThrough = 300;

/** Hide at once what a paper is about, if other papers here are about it, too. */
export function hideTopic(page: EditorsPage, view: CardView): { label: string; hide: () => void } | undefined {
  const papers = page.views.length;
  if (papers > maxLookedThrough) return undefined;
  const topic = topicOf(
    offersOf(proposalsOf(view.paper), (query) => metOn(page, query).length, papers),
    papers,
  );
  if (!topic) return undefined;
  const rule: NewRule = { name: topic.value, query: topic.query, action: 'hide', enabled: true };
  const count = previewOn(page, rule)?.matched ?? 0;
  if (count === 0) return undefined;
  return { label: counted('menuHideTopic', count, topic.value), hide: () => page.attempt(() => makeRule(page, rule)) };
}

async function makeRule(page: EditorsPage, rule: NewRule): Promise<void> {
  const { id, name, action } = await send('rule.create', rule);
  page.say(text(made[action] ?? 'saidRuleMade', name), () => send('rule.remove', [id]));
}

/** Open a rule where it shows what it does, once it is read; one that is no longer there says so. */
export function openRule(on: OpenPage, id: string, anchor: HTMLElement): void {
  const { overlay } = on;
  const tell = (message: string, onRetry?: () => void) =>
    overlay.show(anchor, on.page.look, 'm-hide-pop', () => (
      <Trouble message={message} onRetry={onRetry} onClose={() => overlay.close()} />
    ));
  // Without its tags the form still takes one.
  const tags = send('tag.list').catch((): TagCount[] => []);
  Promise.all([send('rule.list'), tags]).then(
    ([rules, options]) => {
      const rule = rules.find((one) => one.id === id);
      if (rule) showRule(on, rule, options, anchor);
      else tell(text('error_RuleUnknown'));
    },
    (error) =>
      tell(errorText(error), () => {
        overlay.close();
        openRule(on, id, anchor);
      }),
  );
}

function showRule({ overlay, page }: OpenPage, listed: ListedRule, tags: TagCount[], anchor: HTMLElement): void {
  const { id, created: _, position: __, hits: ___, ...rule } = listed;
  const { site } = page;
  const change = (part: RuleWish) => send('rule.change', { id, change: part });
  const here = (wanted: NewRule) => previewOn(page, wanted);
  const language = languageOn(page, tags);
  const except = (sites: string[]) => change({ exceptSites: sites.length > 0 ? sites : null });
  overlay.show(anchor, page.look, 'm-hide-pop', () => (
    <RuleEditor
      rule={rule}
      site={site}
      language={language}
      check={(query) => readQuery(query).fault}
      here={here}
      library={previewInLibrary}
      sites={[site.id]}
      tags={tags}
      onSave={async (next) => {
        await change(ruleChangeOf(rule, next));
        page.say(text('saidRuleChanged', next.name), () => change(ruleChangeOf(next, rule)));
      }}
      onPause={async (paused) => {
        const before = rule.exceptSites ?? [];
        await except(paused ? [...before, site.id] : before.filter((one) => one !== site.id));
        page.say(text(paused ? 'saidRulePaused' : 'saidRuleResumed', rule.name), () => except(before));
      }}
      onTurn={async (enabled) => {
        await change({ enabled });
        page.say(text(enabled ? 'saidRuleOn' : 'saidRuleOff', rule.name), () => change({ enabled: !enabled }));
      }}
      onRemove={async () => {
        await send('rule.remove', [id]);
        page.say(text('saidRuleRemoved', rule.name), () => send('rule.restore', [id]));
      }}
      onClose={() => overlay.close()}
    />
  ));
}

/** One function for all times: another would be another question. */
function previewInLibrary(query: string): Promise<LibraryPreview> {
  return send('rule.preview', query);
}
