import { useId } from 'preact/hooks';
import { highlightColours, type RuleAction, ruleActions } from '../core/rule';
import type { DraftFault, RuleDraft } from './rule-draft';
import { TagField } from './TagField';
import type { TagOption } from './tag-options';
import { text } from './text';

export interface RuleActionFieldsProps {
  draft: RuleDraft;
  tags: readonly TagOption[];
  fault: DraftFault | undefined;
  onChange: (part: Partial<RuleDraft>) => void;
}

/** What a rule does, with the colour of a highlight and the tag that papers get. */
export function RuleActionFields({ draft, tags, fault, onChange }: RuleActionFieldsProps) {
  const group = useId();
  return (
    <>
      <label class="r-choice">
        <span>{text('ruleAction')}</span>
        <select
          class="m-select"
          value={draft.action}
          onChange={(event) => onChange({ action: event.currentTarget.value as RuleAction })}
        >
          {ruleActions.map((action) => (
            <option key={action} value={action}>
              {text(`ruleAction_${action}`)}
            </option>
          ))}
        </select>
      </label>
      {draft.action === 'highlight' && (
        <div class="r-more r-colours" role="radiogroup" aria-label={text('ruleColour')}>
          {highlightColours.map((colour) => (
            <label class="r-tick" key={colour}>
              <input
                type="radio"
                name={group}
                checked={draft.colour === colour}
                onChange={() => onChange({ colour })}
              />
              <span class="r-swatch" data-colour={colour} />
              {text(`ruleColour_${colour}`)}
            </label>
          ))}
        </div>
      )}
      {draft.action === 'tag' && (
        <div class="r-more">
          <TagField
            tags={draft.tag === '' ? [] : [draft.tag]}
            options={tags}
            showsChips
            foldsAway
            takesOnBlur
            label={text('ruleTag')}
            onAdd={async (tag) => onChange({ tag })}
            onRemove={async () => onChange({ tag: '' })}
          />
          {fault === 'tag' && (
            <p class="r-fault m-danger" role="alert">
              {text('ruleFault_tag')}
            </p>
          )}
        </div>
      )}
    </>
  );
}
