import type { PageReport, Pause } from '../messaging/protocol';
import { takeLeft } from './beside';
import type { EditorsPage } from './editors';

/** What is to be known of a listing by who marks the papers on it that are new. */
export interface VisitedPage extends Pick<EditorsPage, 'signal' | 'mirror' | 'site' | 'views' | 'catchFocus'> {
  readonly paused: Pause | undefined;
  /** Draw strips and bar anew where something has changed. */
  draw(): void;
}

/** Keeps sightings of a listing, and knows which of its papers were never shown before this visit. */
export interface Novelty {
  /** Take up the cards as they are now; what is known of them is forgotten where no log is kept. */
  look(isKept: boolean): void;
  /** What stands in the bar about new papers; `width` in pixels. */
  control(width: number): HTMLElement[];
  /** What the popup says of them; absent where nothing is known. */
  report(): PageReport['fresh'];
}

/** Makes what marks the new papers of a page. */
export type MakeNovelty = (page: VisitedPage) => Novelty;

/** What marks the new papers of a page; absent in private windows and where no log of listings is kept. */
export async function loadNovelty(page: VisitedPage): Promise<Novelty | undefined> {
  return (await takeLeft('maniculeNovelty', 'sighting.load'))?.(page);
}
