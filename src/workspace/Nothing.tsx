import { places } from '../ui/places';
import { text } from '../ui/text';

/** What to do while nothing is saved. */
export function Nothing() {
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
    </div>
  );
}
