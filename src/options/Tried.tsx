import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { errorText, text } from '../ui/text';

export interface TriedProps {
  /** What the row's control does; resolves once it is stored. */
  work: () => Promise<void>;
  /** The row's content; its control calls what it gets. */
  children: (attempt: () => void) => ComponentChildren;
}

/** A row of a list whose control can fail: what failed is said in the row itself, with a way to try again. */
export function Tried({ work, children }: TriedProps) {
  const [failure, setFailure] = useState<string>();
  const attempt = () => {
    work().then(
      () => setFailure(undefined),
      (error: unknown) => setFailure(errorText(error)),
    );
  };
  return (
    <li class="o-row">
      {children(attempt)}
      {failure !== undefined && (
        <p class="o-failure m-danger" role="alert">
          {failure}{' '}
          <button type="button" class="m-link" onClick={attempt}>
            {text('tryAgain')}
          </button>
        </p>
      )}
    </li>
  );
}
