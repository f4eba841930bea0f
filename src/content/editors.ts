import type { Change } from '../core/annotation';
import { takeLeft } from './beside';
import type { CardView } from './card-view';
import type { Mirror } from './mirror';
import { type Mount, mountBeside } from './mount';
import type { PageLook } from './scheme';
import type { StripPopover } from './strip';

/** What the editors need of the page that they are on. */
export interface EditorsPage {
  readonly signal: AbortSignal;
  readonly mirror: Mirror;
  readonly look: PageLook;
  readonly site: { id: string; name: string };
  readonly views: readonly CardView[];
  /** Apply a change; resolves once it is stored. What fails is said on the card, too. */
  change(view: CardView, change: Change): Promise<void>;
  /** Say in the bar what was done, with its way back. */
  say(message: string, undo: () => Promise<unknown>): void;
  /** Do something of which the bar says that it failed, and how to try again. */
  attempt(action: () => Promise<unknown>): void;
  /** Open the editor of a rule. */
  openRule(id: string, anchor: HTMLElement): void;
  /** Give the focus to the bar, because what had it is hidden. */
  catchFocus(): void;
}

/** The popovers: tags, note, status, menu, “Hide papers like this…”, a rule. One is open at a time. */
export interface Editors {
  open(view: CardView, popover: StripPopover, anchor: HTMLElement): void;
  openHidePapers(view: CardView, anchor: HTMLElement): void;
  openRule(id: string, anchor: HTMLElement): void;
  /** Draw what is open anew. */
  refresh(): void;
}

/** Makes the editors of a page; `mount` makes a place outside the page's root, with a style of their own. */
export type MakeEditors = (page: EditorsPage, mount: (css: string) => Mount) => Editors;

/** The editors of a page, loaded when one is first opened: their script is larger than all that a page needs to be read. */
export class LazyEditors {
  readonly #page: EditorsPage;
  #editors: Editors | undefined;
  #loading: Promise<Editors> | undefined;

  constructor(page: EditorsPage) {
    this.#page = page;
  }

  /**
   * Do something with them.
   * @throws RemoteError if the worker can't inject their script
   */
  async use(act: (editors: Editors) => void): Promise<void> {
    this.#loading ??= load(this.#page);
    try {
      this.#editors = await this.#loading;
    } catch (error) {
      this.#loading = undefined;
      throw error;
    }
    act(this.#editors);
  }

  /** Draw what is open anew. */
  refresh(): void {
    this.#editors?.refresh();
  }
}

async function load(page: EditorsPage): Promise<Editors> {
  const make = await takeLeft('maniculeEditors', 'editors.load');
  if (!make) throw new Error('Expected the editors to be loaded');
  return make(page, (css) => mountBeside(document.documentElement, 'append', css));
}
