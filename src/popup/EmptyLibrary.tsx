import { places } from '../ui/places';
import { text } from '../ui/text';

/** What to do while nothing is saved. */
export function EmptyLibrary() {
  return (
    <div class="p-empty">
      <h2>{text('popupEmptyTitle')}</h2>
      <p>{text('popupEmpty')}</p>
      <PlaceLinks />
    </div>
  );
}

/** The sites that work, each a link to a listing. */
export function PlaceLinks() {
  return (
    <ul class="p-places">
      {places.map(({ site, name, host, listing }) => (
        <li key={site}>
          <a class="m-link" href={listing} target="_blank" rel="noreferrer">
            {text(name)}
          </a>
          <span>{host}</span>
        </li>
      ))}
    </ul>
  );
}
