import type { LibraryRow, Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { CurrentQueries } from '../current-queries';
import { keepIndexSoon } from '../keep-index';
import { committed } from '../keep-up';
import { openLibrary } from '../open-library';
import { Questions, Superseded } from '../questions';
import { requireOwnPage } from '../sender';
import { booleanFrom, integerFrom, objectFrom, paperIdFrom, stringFrom } from '../validate';
import { changeFrom, choiceFrom } from '../validate-wish';
import { begun } from './job';

const maxRows = 500;
const maxIds = 1_000_000;
const maxPairs = 50;
const maxQuery = 100_000;

/** What is said to the library as a whole. */
export const libraryHandlers: Pick<
  Handlers<Protocol>,
  | 'library.search'
  | 'library.ids'
  | 'library.duplicates'
  | 'library.row'
  | 'library.change'
  | 'library.facets'
  | 'library.statistics'
  | 'library.check'
> = {
  'library.search': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const query = stringFrom(said['query'], maxQuery);
    const offset = integerFrom(said['offset'], 0, Number.MAX_SAFE_INTEGER);
    const limit = integerFrom(said['limit'], 0, maxRows);
    const hurries = said['hurries'] !== undefined && booleanFrom(said['hurries']);
    // Who wants rows and doesn't hurry wants them whatever is typed meanwhile.
    const isWanted = hurries || limit === 0 ? queries.asked(sender.tab?.id, query, hurries) : () => true;
    const page = await (await openLibrary()).search(query, offset, limit, hurries, isWanted);
    if (!page) throw new Superseded('Asked anew');
    keepIndexSoon('searched');
    return page;
  },
  'library.ids': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const query = stringFrom(said['query'], maxQuery);
    const offset = integerFrom(said['offset'], 0, Number.MAX_SAFE_INTEGER);
    const limit = integerFrom(said['limit'], 0, maxIds);
    return (await (await openLibrary()).find(query)).slice(offset, offset + limit);
  },
  'library.duplicates': async (_, sender) => {
    requireOwnPage(sender);
    const library = await openLibrary();
    const pairs: [LibraryRow, LibraryRow][] = [];
    for (const ids of await library.duplicates(maxPairs)) {
      const [one, other] = await Promise.all(ids.map((id) => library.row(id)));
      // One of them may have gone meanwhile.
      if (one && other) pairs.push([one, other]);
    }
    return pairs;
  },
  'library.row': async (id, sender) => {
    requireOwnPage(sender);
    return (await openLibrary()).row(paperIdFrom(id));
  },
  'library.change': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [choice, change] = [choiceFrom(said['choice']), changeFrom(said['change'])];
    return begun(await committed((library) => library.changeChosen(choice, change)));
  },
  'library.facets': async (data, sender) => {
    requireOwnPage(sender);
    const query = stringFrom(data, maxQuery);
    return facetQuestions.answer(sender.tab?.id, async (isWanted) => (await openLibrary()).facets(query, isWanted));
  },
  'library.statistics': async (data, sender) => {
    requireOwnPage(sender);
    const query = stringFrom(data, maxQuery);
    return chartQuestions.answer(sender.tab?.id, async (isWanted) => (await openLibrary()).statistics(query, isWanted));
  },
  'library.check': () =>
    openLibrary().then(
      () => ({}),
      (error: unknown) => ({ error: error instanceof Error ? error.name : 'LibraryUnavailable' }),
    ),
};

const queries = new CurrentQueries();
const [facetQuestions, chartQuestions] = [new Questions(), new Questions()];
