import type { SourceState } from '../../core/metadata';
import type { Settings } from '../../core/settings';
import type { Protocol } from '../../messaging/protocol';
import type { Handlers } from '../../messaging/serve';
import type { MetadataSource } from '../../metadata/source';
import { sources } from '../../metadata/sources';
import type { Library } from '../../storage/library';
import type { LookupUse } from '../../storage/lookup-rows';
import { lookUpSoon } from '../lookups/soon';
import { currentUses, grantedHost, neededHost, placesOf, usedFor } from '../lookups/uses';
import { openLibrary } from '../open-library';
import { requireOwnPage } from '../sender';
import { readSettings } from '../settings';
import { choiceFrom } from '../validate-wish';

/** Papers that couldn't be looked up which are told. */
const maxFaults = 100;

/** What is said of the sources of metadata, and to them. */
export const sourceHandlers: Pick<Handlers<Protocol>, 'source.list' | 'source.faults' | 'source.ask'> = {
  'source.list': async (_, sender) => {
    requireOwnPage(sender);
    const [library, settings] = [await openLibrary(), await readSettings()];
    return Promise.all(sources.map((source) => stateOf(library, settings, source)));
  },
  'source.faults': async (_, sender) => {
    requireOwnPage(sender);
    return (await openLibrary()).lookupFaults(maxFaults);
  },
  'source.ask': async (data, sender) => {
    requireOwnPage(sender);
    const choice = choiceFrom(data);
    const [library, uses] = [await openLibrary(), await currentUses()];
    const papers = await library.askAnew(await library.chosen(choice), uses, placesOf);
    await Promise.all(uses.map((use) => askAtOnce(library, use)));
    lookUpSoon();
    return { papers };
  },
};

async function stateOf(library: Library, settings: Settings, source: MetadataSource): Promise<SourceState> {
  const { id, name, site, asks } = source;
  const use = usedFor(settings, source);
  const [granted, host, asking] = [grantedHost(source), await neededHost(source), await library.askingOf(id)];
  const counts = await library.countLookups({ id, ownOnly: use === 'own site' });
  const isOff = use === 'off' || settings.metadata.isOff;
  return {
    id,
    name,
    use,
    ...(site !== undefined && { site }),
    asks,
    ...(granted !== undefined && { host: granted }),
    ...(host !== undefined && { needsHost: host }),
    ...counts,
    waiting: isOff ? 0 : counts.waiting,
    ...(asking.error !== undefined && asking.next > Date.now() && { pausedUntil: asking.next }),
    ...(asking.error !== undefined && { error: asking.error }),
  };
}

/** Who asks knows that the network is there again; a source that asked for patience gets it all the same. */
async function askAtOnce(library: Library, { id }: LookupUse): Promise<void> {
  const asking = await library.askingOf(id);
  if (asking.error !== undefined && asking.error !== 'SourceBusy') await library.putAsking({ ...asking, next: 0 });
}
