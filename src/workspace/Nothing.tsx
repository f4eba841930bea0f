import { places } from '../ui/places';
import { text } from '../ui/text';

export interface NothingProps {
  /** Absent where nothing can be imported. */
  onImport?: () => void;
}

/** What to do while nothing is saved. */
export function Nothing({ onImport }: NothingProps) {
  return (
    <div class="w-nothing">
      <h2>{text('popupEmptyTitle')}</h2>
      <p>{text('popupEmpty')}</p>
      <ul class="w-places">
        {places.map(({ site, name, listing }) => (
          <li key={site}>
            <a class="m-link" href={listing} target="_blank" rel="noreferrer">
              {text(name)}
            </a>
          </li>
        ))}
      </ul>
      {onImport && (
        <button type="button" class="m-btn" onClick={onImport}>
          {text('importFile')}
        </button>
      )}
    </div>
  );
}
