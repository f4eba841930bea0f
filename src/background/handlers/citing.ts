import type { CitedPaper } from '../../core/citing';
import type { PaperId } from '../../core/identifier';
import { manyPapers } from '../../core/job';
import { parseKeyPattern } from '../../formats/key-pattern';
import { missingIn } from '../../formats/missing';
import { inOrder } from '../../formats/order';
import { writerOf } from '../../formats/write';
import { written } from '../../formats/writer';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { currentNaming, namingBy } from '../naming';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { arrayFrom, booleanFrom, integerFrom, objectFrom, stringFrom } from '../validate';
import { exportOptionsFrom } from '../validate-export';
import { paperFrom } from '../validate-paper';
import { choiceFrom } from '../validate-wish';
import { begun } from './job';

/** Papers that a page may write itself, at a time, citation keys that are told, and papers of which keys are shown. */
const [maxCited, maxKeys, maxPreviewed] = [500, 100, 100];

/** Keys that were told before, and characters of one. */
const [maxBesides, maxKey] = [100_000, 1_000];

/** Characters of a reading list's name. */
const maxListName = 1_000;

/** Characters of a pattern as typed; what is longer than one can be is refused by whoever reads it. */
const maxTyped = 100_000;

/** What is said of papers as they are cited. */
export const citingHandlers: Pick<
  Handlers<Protocol>,
  'library.export' | 'library.cited' | 'key.propose' | 'key.preview'
> = {
  'library.export': async (data, sender) => {
    const said = objectFrom(data);
    const choice = choiceFrom(said['choice']);
    const freeze = booleanFrom(said['freeze']);
    const options = exportOptionsFrom(said['options']);
    const list = said['list'] === undefined ? undefined : stringFrom(said['list'], maxListName);
    // A site's page copies what it shows: no more papers than one shows, and no note, of which it knows the beginning only.
    if ('query' in choice || choice.ids.length > maxCited || options.includes.note) requireOwnPage(sender);
    const limit = said['limit'] === undefined ? undefined : integerFrom(said['limit'], 0, manyPapers);
    const library = await openLibrary();
    const ids = await library.chosen(choice);
    if (freeze && ids.length > manyPapers) {
      const job = await library.beginExport(ids, options, list);
      return begun({ text: '', count: ids.length, beyondPdftex: { keys: [], count: 0 }, missing: missingIn([]), job });
    }
    const wanted = ids.slice(0, limit);
    const papers = inOrder(options.order, await cited(wanted, freeze));
    const writer = writerOf(options);
    const beyond = papers.filter((paper) => writer.isBeyondPdftex(paper)).map(({ key }) => key);
    return {
      text: written(writer, papers),
      count: papers.length + ids.length - wanted.length,
      beyondPdftex: { keys: beyond.slice(0, maxKeys), count: beyond.length },
      missing: missingIn(papers),
    };
  },
  'library.cited': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const choice = choiceFrom(said['choice']);
    const freeze = booleanFrom(said['freeze']);
    const offset = integerFrom(said['offset'], 0, Number.MAX_SAFE_INTEGER);
    const limit = integerFrom(said['limit'], 0, maxCited);
    const besides = said['besides'] === undefined ? [] : keysFrom(said['besides']);
    const ids = await (await openLibrary()).chosen(choice);
    return cited(ids.slice(offset, offset + limit), freeze, besides);
  },
  'key.propose': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const papers = arrayFrom(said['papers'], maxCited, paperFrom);
    return (await openLibrary()).proposeKeys(papers, await currentNaming(), keysFrom(said['besides']));
  },
  'key.preview': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const naming = namingBy(parseKeyPattern(stringFrom(said['pattern'], maxTyped)));
    const limit = integerFrom(said['limit'], 0, maxPreviewed);
    const library = await openLibrary();
    const newest = (await library.search('', 0, limit))?.rows ?? [];
    const taken = new Set<string>();
    return newest.map(({ paper }) => {
      const key = naming(paper, taken);
      taken.add(key.toLowerCase());
      return { title: paper.title ?? '', key };
    });
  },
};

async function cited(ids: PaperId[], freeze: boolean, besides: string[] = []): Promise<CitedPaper[]> {
  const naming = await currentNaming();
  return freeze
    ? committed((library) => library.cite(ids, naming, true, besides))
    : (await openLibrary()).cite(ids, naming, false, besides);
}

function keysFrom(value: unknown): string[] {
  return arrayFrom(value, maxBesides, (key) => stringFrom(key, maxKey));
}
