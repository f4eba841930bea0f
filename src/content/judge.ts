import type { RuleSnapshot } from '../query/snapshot';
import { takeLeft } from './beside';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';

/** What the rules say of a card: the one that hides or dims it, and the one that highlights it. */
export interface Ruling {
  hides?: RuleSnapshot;
  highlights?: RuleSnapshot;
}

/** Knows what the rules say of the cards of a page. */
export interface Judge {
  /** What the rules say of a card, whatever the user's own hand says. */
  judge(view: CardView): Ruling;
  /**
   * What stands in a card's strip about the rule that concerns it, with the ways to change that; the words that the
   * rule has found are marked on the card. Undefined, and nothing marked, where no rule does.
   */
  explain(view: CardView): HTMLElement | undefined;
}

/** Makes the judge of a page. */
export type MakeJudge = (page: EditorsPage) => Judge;

/**
 * The judge of a page. Its script is registered while a rule is on; a page that was open before the first rule was made
 * asks for it.
 * @throws RemoteError if the worker can't inject it
 */
export async function loadJudge(page: EditorsPage): Promise<Judge | undefined> {
  return (await takeLeft('maniculeJudge', 'rules.load'))?.(page);
}
