import type { ComponentChildren } from 'preact';
import { highlightColours, type NewRule } from '../../core/rule';
import { text } from '../../ui/text';
import { actionWords, endWords, scopeWords } from './rule-words';

export interface RuleNotesProps {
  rule: NewRule;
  /** What follows. */
  children?: ComponentChildren;
}

/** What a rule does, where, and until when, each beside the other; a colour by its name, too. */
export function RuleNotes({ rule, children }: RuleNotesProps) {
  const { action, colour = highlightColours[0], alsoSaved } = rule;
  const notes = [scopeWords(rule), endWords(rule, Date.now()), alsoSaved ? text('rulesSavedToo') : undefined];
  return (
    <span class="u-notes">
      <span class="u-action">
        {action === 'highlight' && <span class="r-swatch" data-colour={colour} aria-hidden="true" />}
        {actionWords(rule)}
        {action === 'highlight' && ` (${text(`ruleColour_${colour}`)})`}
      </span>
      {notes.map((note) => note !== undefined && <span key={note}>{note}</span>)}
      {children}
    </span>
  );
}
