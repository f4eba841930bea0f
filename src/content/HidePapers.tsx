import { useMemo, useState } from 'preact/hooks';
import type { NewRule } from '../core/rule';
import { maxRuleNameLength } from '../core/rule';
import { compile, type Matcher } from '../query/match';
import { parse } from '../query/parse';
import { Icon } from '../ui/Icon';
import { counted, errorText, type TextKey, text } from '../ui/text';
import type { Preview } from './preview';
import type { Proposal } from './proposals';
import { readQuery } from './query-fault';

export interface HidePapersProps {
  proposals: Proposal[];
  /** How many papers are on the page. */
  papers: number;
  site: { id: string; name: string };
  preview: (matches: Matcher) => Preview;
  /** Makes the rule; resolves once it is stored. */
  onHide: (rule: NewRule) => Promise<unknown>;
  /** Hides the paper that the popover was opened from, alone. */
  onHideOne: () => void;
  onClose: () => void;
}

const days = 86_400_000;

/** “Hide papers like this…”: conditions from one paper, the query that they make, and what it would hide here. */
export function HidePapers({ proposals, papers, site, preview, onHide, onHideOne, onClose }: HidePapersProps) {
  const [offers] = useState(() => offersOf(proposals, preview, papers));
  const [query, setQuery] = useState('');
  const [everywhere, setEverywhere] = useState(true);
  const [forGood, setForGood] = useState(true);
  const [failure, setFailure] = useState<string>();
  const [working, setWorking] = useState(false);
  const read = useMemo(() => readQuery(query), [query]);
  const would = read.query && preview(compile(read.query));
  const parts = query.split(/\s(?=\w+:|")/);

  const toggle = (part: string) => {
    setFailure(undefined);
    setQuery(parts.includes(part) ? parts.filter((one) => one !== part).join(' ') : `${query.trim()} ${part}`.trim());
  };
  const hide = async () => {
    setWorking(true);
    try {
      await onHide({
        name: nameOf(query),
        query,
        action: 'hide',
        enabled: true,
        ...(!everywhere && { sites: [site.id] }),
        ...(!forGood && { expires: Date.now() + 30 * days }),
      });
      onClose();
    } catch (error) {
      setFailure(errorText(error));
      setWorking(false);
    }
  };
  return (
    <div role="dialog" aria-label={text('hideTitle')}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (would) void hide();
        }}
      >
        <h2>{text('hideTitle')}</h2>
        {offers.map(({ proposal, count }) => (
          <label class="m-opt" key={proposal.query}>
            <input type="checkbox" checked={parts.includes(proposal.query)} onChange={() => toggle(proposal.query)} />
            <span class={parts.includes(proposal.query) ? 'm-check is-on' : 'm-check'}>
              <Icon name="check" />
            </span>
            <span class="m-cut">
              {text(proposal.kind === 'title' ? 'hideTitleHas' : 'hideCategoryIs')} <b>{proposal.value}</b>
            </span>
            <span class="m-num">{count}</span>
          </label>
        ))}
        <div class="m-in m-query m-q">
          <input
            type="text"
            aria-label={text('hideQuery')}
            placeholder={text('hideQueryHint')}
            spellcheck={false}
            dir="auto"
            value={query}
            aria-invalid={read.fault !== undefined}
            onInput={(event) => {
              setFailure(undefined);
              setQuery(event.currentTarget.value);
            }}
          />
        </div>
        {(failure ?? read.fault) && (
          <p class="m-error" role="alert">
            {failure ?? read.fault}
          </p>
        )}
        <Choice
          label={text('hideWhere')}
          options={['hideEverywhere', 'hideThisSite']}
          first={everywhere}
          onChoose={setEverywhere}
        />
        <Choice
          label={text('hideUntil')}
          options={['hideUntilUndone', 'hideThirtyDays']}
          first={forGood}
          onChoose={setForGood}
        />
        <div class="m-preview" role="status">
          {would && (
            <>
              <p>{counted('hidePreview', would.hidden.length, papers)}</p>
              <ul>
                {would.hidden.slice(0, 3).map((title) => (
                  <li class="m-cut" dir="auto" key={title}>
                    {title}
                  </li>
                ))}
                {would.kept > 0 && <li class="m-kept">{counted('hideKept', would.kept)}</li>}
              </ul>
            </>
          )}
          {!would && <p class="m-hint">{text('hideNothingYet')}</p>}
        </div>
        <div class="m-foot">
          <button type="button" class="m-btn is-bare" onClick={onHideOne}>
            {text('hideOnlyThis')}
          </button>
          <button type="button" class="m-btn" onClick={onClose}>
            {text('cancel')}
          </button>
          <button type="submit" class="m-btn is-primary" disabled={!would || working}>
            {would ? counted('hideButton', would.hidden.length) : text('stripHide')}
          </button>
        </div>
      </form>
    </div>
  );
}

interface ChoiceProps {
  label: string;
  options: [TextKey, TextKey];
  /** Whether the first of the two is chosen. */
  first: boolean;
  onChoose: (first: boolean) => void;
}

function Choice({ label, options, first, onChoose }: ChoiceProps) {
  return (
    <div class="m-choice" role="group" aria-label={label}>
      <span>{label}</span>
      <div class="m-seg">
        {options.map((option, index) => (
          <button
            type="button"
            key={option}
            aria-pressed={first === (index === 0)}
            onClick={() => onChoose(index === 0)}
          >
            {text(option)}
          </button>
        ))}
      </div>
    </div>
  );
}

/** The proposals with how many papers here they meet: at most four, those first that meet others too but not most. */
function offersOf(proposals: Proposal[], preview: HidePapersProps['preview'], papers: number) {
  return proposals
    .map((proposal) => {
      const { hidden, kept } = preview(compile(parse(proposal.query)));
      return { proposal, count: hidden.length + kept };
    })
    .map((offer, order) => ({ ...offer, order, rank: offer.count > papers / 2 ? 0 : Math.min(offer.count, 10) }))
    .sort((a, b) => b.rank - a.rank || a.order - b.order)
    .slice(0, 4);
}

/** What a rule is called until the user says otherwise: its words without the grammar. */
function nameOf(query: string): string {
  const name = query.replace(/\b(title|category|abstract|author):/gi, '').replace(/["()]/g, '');
  return name.replace(/\s+/g, ' ').trim().slice(0, maxRuleNameLength) || query.slice(0, maxRuleNameLength);
}
