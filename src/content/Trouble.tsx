import { text } from '../ui/text';

export interface TroubleProps {
  /** What is the matter. */
  message: string;
  onRetry?: (() => void) | undefined;
  onClose: () => void;
}

/** What is shown in place of something that can't be opened. */
export function Trouble({ message, onRetry, onClose }: TroubleProps) {
  return (
    <div role="alertdialog" aria-label={message}>
      <p class="m-error">{message}</p>
      <div class="m-foot">
        <span class="m-gap" />
        <button type="button" class="m-btn" onClick={onClose}>
          {text('layoutClose')}
        </button>
        {onRetry && (
          <button type="button" class="m-btn is-primary" onClick={onRetry}>
            {text('tryAgain')}
          </button>
        )}
      </div>
    </div>
  );
}
