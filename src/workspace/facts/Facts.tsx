import { useEffect, useRef, useState } from 'preact/hooks';
import type { PaperId } from '../../core/identifier';
import type { KnownFact } from '../../core/metadata';
import type { PaperFields } from '../../core/paper';
import { Icon } from '../../ui/Icon';
import { useActions } from '../../ui/notice';
import { errorText, text } from '../../ui/text';
import { type LookupStates, lookupsDone } from '../../ui/use-lookups';
import { useUndo } from '../use-undo';
import { CitationKey } from './CitationKey';
import type { FactDrafts } from './drafts';
import { editId, FactRow } from './FactRow';
import { type FactField, factFields } from './fields';
import { LookUp, LookupFaults } from './LookUp';
import { NewFact } from './NewFact';
import { PublishedVersion } from './PublishedVersion';
import { useFacts } from './use-facts';

export interface FactsProps {
  id: PaperId;
  revision: number;
  drafts: FactDrafts;
  lookups: LookupStates;
}

const fields = Object.keys(factFields) as FactField[];
const addId = 'add-fact';

/** What is known of a paper, field by field, with who says so; each can be written by hand. */
export function Facts({ id, revision, drafts, lookups }: FactsProps) {
  const { known, faults, error, retry } = useFacts(id, revision, lookupsDone(lookups.sources));
  const actions = useActions();
  const undoable = useUndo(actions);
  const [edited, setEdited] = useState(() => fields.find((field) => drafts.of(id, field) !== undefined));
  const closed = useRef<FactField | undefined>(undefined);
  // What only a preprint says isn't said of its published version.
  const said = known?.facts.filter(({ value }) => value !== undefined) ?? [];
  const byField = new Map(said.map((fact) => [fact.field, fact]));
  const facts = valuesOf(said);
  const missing = fields.filter((field) => !byField.has(field));
  const isAdding = edited !== undefined && missing.includes(edited);

  // The button that opened a form is there again once this is drawn.
  useEffect(() => {
    if (edited !== undefined || closed.current === undefined) return;
    (document.getElementById(editId(closed.current)) ?? document.getElementById(addId))?.focus();
    closed.current = undefined;
  }, [edited]);

  const form = (field: FactField) => {
    const close = () => {
      setEdited(undefined);
      closed.current = field;
    };
    const onStored = (batch: number | undefined) => {
      close();
      const words = text('factChanged', text(factFields[field].name));
      void actions.run(
        async () => undefined,
        () => undoable(words, batch),
      );
    };
    return { id, field, facts, drafts, fact: byField.get(field), onClose: close, onStored };
  };

  return (
    <section aria-labelledby="facts-head">
      <div class="w-shead">
        <h3 class="m-head" id="facts-head">
          {text('factsHead')}
        </h3>
        <LookUp id={id} onAsked={lookups.refresh} />
      </div>
      {error !== undefined && (
        <p class="m-danger" role="alert">
          {errorText(error)}{' '}
          <button type="button" class="m-link" onClick={retry}>
            {text('tryAgain')}
          </button>
        </p>
      )}
      {known?.published && <PublishedVersion id={id} published={known.published} />}
      {known && (
        <dl class="w-facts">
          {fields.map((field) => {
            const fact = byField.get(field);
            return (
              fact && (
                <FactRow
                  key={field}
                  {...form(field)}
                  fact={fact}
                  isEdited={edited === field}
                  onEdit={() => setEdited(field)}
                />
              )
            );
          })}
          <CitationKey id={id} citationKey={known.key} isFrozen={known.isKeyFrozen} drafts={drafts} />
        </dl>
      )}
      {known && isAdding && <NewFact {...form(edited)} missing={missing} onField={setEdited} />}
      {known && !isAdding && missing.length > 0 && (
        <button type="button" class="m-b w-addfact" id={addId} onClick={() => setEdited(missing[0])}>
          <Icon name="plus" small />
          {text('factAdd')}
        </button>
      )}
      <LookupFaults faults={faults} />
    </section>
  );
}

function valuesOf(facts: readonly KnownFact[]): PaperFields {
  return Object.fromEntries(facts.map(({ field, value }) => [field, value]));
}
