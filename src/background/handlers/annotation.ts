import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import { maxPapersPerChange } from '../../storage/changes';
import { TooManyPapers } from '../../storage/errors';
import { committed, committedSoonSeen } from '../keep-up';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { arrayFrom, objectFrom, paperIdFrom, siteFrom, stringFrom } from '../validate';
import { paperFrom } from '../validate-paper';
import { changeFrom } from '../validate-wish';
import { begun } from './job';

/** Characters of a tag as typed; the library's own limit, with its own error, is far below. */
const maxTypedTag = 10_000;

/** What is said to annotations and tags. */
export const annotationHandlers: Pick<
  Handlers<Protocol>,
  'annotation.get' | 'annotation.change' | 'tag.list' | 'tag.rename' | 'tag.remove'
> = {
  'annotation.get': async (id) => (await openLibrary()).get(paperIdFrom(id)),
  'annotation.change': async (data) => {
    const said = objectFrom(data);
    if (Array.isArray(said['papers']) && said['papers'].length > maxPapersPerChange) {
      throw new TooManyPapers(`Expected at most ${maxPapersPerChange} papers, got ${said['papers'].length}`);
    }
    const papers = arrayFrom(said['papers'], maxPapersPerChange, paperFrom);
    const change = changeFrom(said['change']);
    const site = said['site'] === undefined ? undefined : siteFrom(said['site']);
    return committedSoonSeen((library) => library.change(papers, change, site));
  },
  'tag.list': async () => (await openLibrary()).tags(),
  'tag.rename': async (data, sender) => {
    requireOwnPage(sender);
    const said = objectFrom(data);
    const [from, to] = [stringFrom(said['from'], maxTypedTag), stringFrom(said['to'], maxTypedTag)];
    return begun(await committed((library) => library.renameTag(from, to)));
  },
  'tag.remove': async (data, sender) => {
    requireOwnPage(sender);
    const tag = stringFrom(data, maxTypedTag);
    return begun(await committed((library) => library.removeTag(tag)));
  },
};
