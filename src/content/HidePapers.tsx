import { useMemo, useState } from 'preact/hooks';
import { type HighlightColour, highlightColours, maxRuleNameLength, type NewRule, type RuleAction } from '../core/rule';
import type { Query } from '../query/query';
import type { HerePreview } from '../ui/here-preview';
import { Icon } from '../ui/Icon';
import { QueryField } from '../ui/QueryField';
import type { FieldLanguage } from '../ui/query-language';
import { RulePreviewLines } from '../ui/RulePreviewLines';
import { isHiding } from '../ui/rule-draft';
import { counted, errorText, text } from '../ui/text';
import { type LibraryPreview, useRulePreview } from '../ui/use-rule-preview';
import { Choice } from './Choice';
import { Offers } from './Offers';
import type { Proposal } from './proposals';
import { readQuery } from './query-fault';

export interface HidePapersProps {
  /** Whether papers like it are to be hidden in some way, or to stand out. */
  does: 'hide' | 'highlight';
  proposals: Proposal[];
  site: { id: string; name: string };
  language: FieldLanguage;
  /** How many papers on the page a query meets. */
  count: (query: Query) => number;
  /** How many papers are on the page. */
  papers: number;
  /** What a rule would do here; undefined while its query can't be read. Another function asks anew. */
  here: (rule: NewRule) => HerePreview | undefined;
  library: (query: string) => Promise<LibraryPreview>;
  /** Makes the rule; resolves once it is stored. */
  onMake: (rule: NewRule) => Promise<unknown>;
  /** Hides the paper that the popover was opened from, alone. */
  onHideOne: () => void;
  onClose: () => void;
}

type Made = Extract<RuleAction, 'hide' | 'collapse' | 'dim' | 'highlight'>;

const days = 86_400_000;

/** For how long a rule is made, in days. */
const spans = { undone: undefined, week: 7, month: 30 } as const;

/** “Hide papers like this…”: conditions from one paper, the query that they make, and what it would do here. */
export function HidePapers(props: HidePapersProps) {
  const { does, proposals, site, language, count, papers, here, library, onMake, onHideOne, onClose } = props;
  const [query, setQuery] = useState('');
  const [hiding, setHiding] = useState<Exclude<Made, 'highlight'>>('hide');
  const [colour, setColour] = useState<HighlightColour>(highlightColours[0]);
  const [where, setWhere] = useState<'everywhere' | 'site'>('everywhere');
  const [span, setSpan] = useState<keyof typeof spans>('undone');
  const [alsoSaved, setAlsoSaved] = useState(false);
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);
  const read = useMemo(() => readQuery(query), [query]);
  // What can't be read is said by the field itself.
  const refusal = language.faultOf(query) ? undefined : read.fault;
  const action: Made = does === 'highlight' ? 'highlight' : hiding;
  const rule = useMemo<NewRule | undefined>(
    () =>
      read.query && {
        name: nameOf(query),
        query: query.trim(),
        action,
        enabled: true,
        ...(action === 'highlight' && { colour }),
        ...(where === 'site' && { sites: [site.id] }),
        ...(alsoSaved && isHiding(action) && { alsoSaved }),
      },
    [read, query, action, colour, where, site.id, alsoSaved],
  );
  const would = useMemo(() => rule && here(rule), [rule, here]);
  // What is on the page is counted at once, or the button would say what was typed before.
  const preview = { ...useRulePreview(rule, { library }), here: would };

  const ask = (next: string) => {
    setFailure(undefined);
    setQuery(next);
  };
  const make = async (made: NewRule) => {
    setWorking(true);
    const lasts = spans[span];
    try {
      await onMake({ ...made, ...(lasts !== undefined && { expires: Date.now() + lasts * days }) });
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setWorking(false);
    }
  };
  return (
    <div role="dialog" aria-label={text(titles[does])}>
      <form
        data-unsaved={query.trim() !== '' || undefined}
        onSubmit={(event) => {
          event.preventDefault();
          if (rule && !working) void make(rule);
        }}
      >
        <h2>{text(titles[does])}</h2>
        <Offers proposals={proposals} papers={papers} count={count} query={query} onQuery={ask} />
        <div class="m-query">
          <QueryField
            query={query}
            onQuery={ask}
            language={language}
            label={text(does === 'hide' ? 'hideQuery' : 'highlightQuery')}
            placeholder={text('hideQueryHint')}
          />
        </div>
        {(failure ?? refusal) && (
          <p class="m-error" role="alert">
            {failure ?? refusal}
          </p>
        )}
        {does === 'hide' ? (
          <Choice
            label={text('hideDo')}
            options={(['hide', 'collapse', 'dim'] as const).map((value) => ({ value, label: text(verbs[value]) }))}
            chosen={hiding}
            onChoose={setHiding}
          />
        ) : (
          <Choice
            label={text('ruleColour')}
            options={highlightColours.map((value) => ({
              value,
              label: text(`ruleColour_${value}`),
              mark: <span class="r-swatch" data-colour={value} />,
            }))}
            chosen={colour}
            onChoose={setColour}
          />
        )}
        <Choice
          label={text('hideWhere')}
          options={[
            { value: 'everywhere', label: text('hideEverywhere') },
            { value: 'site', label: text('hideThisSite') },
          ]}
          chosen={where}
          onChoose={setWhere}
        />
        <Choice
          label={text('hideUntil')}
          options={[
            { value: 'undone', label: text('hideUntilUndone') },
            { value: 'week', label: text('hideOneWeek') },
            { value: 'month', label: text('hideThirtyDays') },
          ]}
          chosen={span}
          onChoose={setSpan}
        />
        <div class="m-preview">
          {rule ? (
            <RulePreviewLines action={action} preview={preview} />
          ) : (
            <p class="m-hint">{text('hideNothingYet')}</p>
          )}
        </div>
        {would && (would.kept > 0 || alsoSaved) && (
          <label class="m-opt">
            <input
              type="checkbox"
              checked={alsoSaved}
              onChange={(event) => setAlsoSaved(event.currentTarget.checked)}
            />
            <span class={alsoSaved ? 'm-check is-on' : 'm-check'}>
              <Icon name="check" />
            </span>
            {text('ruleAlsoSaved')}
          </label>
        )}
        <div class="m-foot">
          {does === 'hide' && (
            <button type="button" class="m-btn is-bare" onClick={onHideOne}>
              {text('hideOnlyThis')}
            </button>
          )}
          <span class="m-gap" />
          <button type="button" class="m-btn" onClick={onClose}>
            {text('cancel')}
          </button>
          <button type="submit" class="m-btn is-primary" disabled={!would || working}>
            {would ? counted(buttons[action], would.matched) : text(verbs[action])}
          </button>
        </div>
      </form>
    </div>
  );
}

const titles = { hide: 'hideTitle', highlight: 'highlightTitle' } as const;
const verbs = {
  hide: 'stripHide',
  collapse: 'hideDoCollapse',
  dim: 'hideDoDim',
  highlight: 'hideDoHighlight',
} as const;
const buttons = {
  hide: 'hideButton',
  collapse: 'hideButtonCollapse',
  dim: 'hideButtonDim',
  highlight: 'hideButtonHighlight',
} as const;

/** What a rule is called until the user says otherwise: its words without the grammar. */
function nameOf(query: string): string {
  const name = query.replace(/\b(title|category|abstract|author|venue):/gi, '').replace(/["()]/g, '');
  const begun = name.replace(/\s+/g, ' ').trim() || query.trim();
  return begun.slice(0, maxRuleNameLength).replace(/[\uD800-\uDBFF]$/, '');
}
