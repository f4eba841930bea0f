import type { ListedRule } from '../../../src/core/rule';
import { BackgroundContext } from '../../../src/popup/background';
import { FindListingContext, type OpenListing } from '../../../src/popup/rules/open-listings';
import { RulesPage } from '../../../src/popup/rules/RulesPage';
import { ReadyListsContext, readyListOf } from '../../../src/popup/rules/ready-lists';
import type { RulesOpening } from '../../../src/ui/rules-address';
import { show } from '../../ui/screen';
import { RulesBackground } from './rules-background';

/** A list that comes with the extension. */
export const readyList = `# Surveys and reviews
# Hides surveys. Stays: the rest.

hide Surveys :: title:survey
hide Reviews :: title:review
`;

export interface Opened {
  opening?: RulesOpening;
  /** What is open in another tab. */
  listing?: OpenListing;
}

/** Open the rules' page over a fake background with some rules. */
export async function openRules(rules: ListedRule[] = [], { opening, listing }: Opened = {}): Promise<RulesBackground> {
  const background = new RulesBackground(rules);
  const find = async () => listing;
  const ready = async () => [readyListOf(readyList)];
  await show(
    <BackgroundContext.Provider value={background}>
      <FindListingContext.Provider value={find}>
        <ReadyListsContext.Provider value={ready}>
          <RulesPage opening={opening} />
        </ReadyListsContext.Provider>
      </FindListingContext.Provider>
    </BackgroundContext.Provider>,
  );
  return background;
}
