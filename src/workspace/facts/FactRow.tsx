import type { KnownFact } from '../../core/metadata';
import type { PaperFields } from '../../core/paper';
import { Icon } from '../../ui/Icon';
import { text } from '../../ui/text';
import { Prose } from '../Prose';
import { FactForm, type FactFormProps } from './FactForm';
import { type FactField, factFields } from './fields';
import { sourceName } from './source-name';
import { shownFact } from './written';

export interface FactRowProps extends Omit<FactFormProps, 'fact'> {
  fact: KnownFact;
  isEdited: boolean;
  onEdit: () => void;
}

/** One field of a paper: its value, who says so, and its form once one asks for it. */
export function FactRow({ isEdited, onEdit, ...form }: FactRowProps) {
  const { field, fact, facts } = form;
  const name = text(factFields[field].name);
  const label = text('factEdit', name);
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {isEdited ? (
          <FactForm {...form} />
        ) : (
          <>
            <span class={field === 'abstract' ? 'w-fact is-long' : 'w-fact'} dir="auto">
              <FactValue field={field} facts={facts} />
            </span>
            {fact.source !== undefined && <small class="w-said">{sourceName(fact.source)}</small>}
            <button
              type="button"
              class="m-b is-icon"
              id={editId(field)}
              aria-label={label}
              title={label}
              onClick={onEdit}
            >
              <Icon name="note" small />
            </button>
          </>
        )}
      </dd>
    </div>
  );
}

/** The id of the button that opens a field's form. */
export function editId(field: FactField): string {
  return `edit-${field}`;
}

function FactValue({ field, facts }: { field: FactField; facts: PaperFields }) {
  const shown = shownFact(field, facts);
  const address = field === 'DOI' ? `https://doi.org/${encodeURI(shown)}` : shown;
  if (field === 'title' || field === 'abstract') return <Prose text={shown} />;
  if (field !== 'DOI' && (field !== 'URL' || !/^https?:\/\//i.test(shown))) return <>{shown}</>;
  return (
    <a class="m-link" href={address} target="_blank" rel="noreferrer">
      {shown}
    </a>
  );
}
