import { removePredecessor } from './mount';

/** Sent on the document by one of our scripts to the one before it, which an update has orphaned or which knows less. */
export const succession = 'manicule-succession';

/** Have the script that is on the page stop, and take away what it drew. */
export function takeOver(): void {
  document.dispatchEvent(new Event(succession));
  removePredecessor();
}
