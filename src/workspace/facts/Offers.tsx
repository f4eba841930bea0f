import type { PaperId } from '../../core/identifier';
import { counted, errorText, text } from '../../ui/text';
import { Prose } from '../Prose';
import { paperLine } from '../paper-line';
import { PublishedVersion } from './PublishedVersion';
import { useOffers } from './use-offers';

export interface OffersProps {
  revision: number;
  onOpen: (id: PaperId) => void;
  onClose: () => void;
}

/** Papers that are shown at once; the next come as these are done with. */
const fewOffers = 50;

/** Preprints that seem to have been published, one below the other: that version is cited, or it isn't the paper. */
export function Offers({ revision, onOpen, onClose }: OffersProps) {
  const { found, error, retry } = useOffers(revision, fewOffers);
  return (
    <div class="w-pairs">
      <div class="w-shead">
        <h2>{text('offers')}</h2>
        <span class="m-gap" />
        <button type="button" class="m-btn" onClick={onClose}>
          {text('wsBackToList')}
        </button>
      </div>
      <p class="m-hint" role="status">
        {found && error === undefined && (found.count === 0 ? text('offersNone') : counted('offersFound', found.count))}
      </p>
      {error !== undefined && (
        <p class="m-danger" role="alert">
          {errorText(error)}{' '}
          <button type="button" class="m-link" onClick={retry}>
            {text('tryAgain')}
          </button>
        </p>
      )}
      <ul>
        {found?.offers.map(({ paper, published }) => (
          <li key={paper.id} class="w-offer">
            <button type="button" class="w-pairtitle" dir="auto" onClick={() => onOpen(paper.id)}>
              <Prose text={paper.title ?? paper.id} />
            </button>
            <p>{paperLine(paper)}</p>
            <PublishedVersion id={paper.id} published={published} />
          </li>
        ))}
      </ul>
    </div>
  );
}
