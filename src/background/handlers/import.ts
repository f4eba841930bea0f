import { manyPapers } from '../../core/job';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { committed } from '../keep-up';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { arrayFrom, booleanFrom, integerFrom, objectFrom, stringFrom } from '../validate';
import { importedFrom } from '../validate-import';
import { begun } from './job';

/** Tags that all papers get, characters of one as typed. */
const [maxTags, maxTyped] = [100, 10_000];

/** What is said of files that are imported. */
export const importHandlers: Pick<Handlers<Protocol>, 'import.match' | 'import.add'> = {
  'import.match': async (data, sender) => {
    requireOwnPage(sender);
    return (await openLibrary()).matchImported(arrayFrom(data, manyPapers, importedFrom));
  },
  'import.add': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const papers = arrayFrom(said['papers'], manyPapers, importedFrom);
    const tags = arrayFrom(said['tags'], maxTags, (tag) => stringFrom(tag, maxTyped));
    const job = said['job'] === undefined ? undefined : integerFrom(said['job'], 1, Number.MAX_SAFE_INTEGER);
    const isLast = booleanFrom(said['isLast']);
    return begun(await committed((library) => library.importPapers(papers, { tags, job, isLast })));
  },
};
