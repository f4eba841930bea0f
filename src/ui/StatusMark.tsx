import type { Status } from '../core/annotation';

export interface StatusMarkProps {
  status: Status;
}

/** A status as a shape: a disc for unread, a half disc for reading, a tick for read. The control or row around it names it. */
export function StatusMark({ status }: StatusMarkProps) {
  return (
    <svg class="m-i m-dot" viewBox="0 0 12 12" aria-hidden="true">
      {status === 'unread' && <circle cx="6" cy="6" r="4" fill="currentColor" stroke="none" />}
      {status === 'reading' && <circle cx="6" cy="6" r="3.4" stroke-width="1.2" />}
      {status === 'reading' && <path d="M6 2.6a3.4 3.4 0 0 1 0 6.8z" fill="currentColor" stroke="none" />}
      {status === 'read' && <path d="m2.3 6.3 2.5 2.5 5-5.5" stroke-width="1.6" />}
    </svg>
  );
}
