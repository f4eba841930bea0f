import type { Change } from '../core/annotation';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';
import type { Overlay } from './overlay';

/** A page and the overlay that its popovers share. */
export interface OpenPage {
  readonly page: EditorsPage;
  readonly overlay: Overlay;
}

/** Apply a change without waiting for it. */
export function apply(page: EditorsPage, view: CardView, change: Change): void {
  // What fails is said on the card.
  page.change(view, change).catch(() => undefined);
}
