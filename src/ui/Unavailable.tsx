import { errorText, text } from './text';

export interface UnavailableProps {
  /** The name of the error that opening the library ended with. */
  name: string;
  onRetry: () => void;
}

/** The library can't be opened: why that may be, and what to do. */
export function Unavailable({ name, onRetry }: UnavailableProps) {
  const error = new Error(name);
  error.name = name;
  return (
    <div class="m-trouble" role="alert">
      <h2>{text('popupUnavailable')}</h2>
      <p>{errorText(error)}</p>
      <p>{text('popupUnavailablePrivate')}</p>
      <p>{text('popupUnavailablePage')}</p>
      <button type="button" class="m-btn" onClick={onRetry}>
        {text('tryAgain')}
      </button>
    </div>
  );
}
