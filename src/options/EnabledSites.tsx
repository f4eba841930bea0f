import { useCallback, useEffect, useState } from 'preact/hooks';
import { hostOf } from '../core/origin';
import { optionalPlaces } from '../ui/places';
import { Switch } from '../ui/Switch';
import { text } from '../ui/text';
import type { Sites } from './background';
import { Tried } from './Tried';

export interface EnabledSitesProps {
  sites: Sites;
}

/** Rows of a list: the sites that are offered and those that the user has enabled, each with its switch. */
export function EnabledSites({ sites }: EnabledSitesProps) {
  const { enabled, refresh } = useEnabled(sites);
  const flip = (origin: string) => {
    // The request is the first thing that a click does, or the browser refuses it.
    const done: Promise<unknown> = enabled.includes(origin) ? sites.takeBack([origin]) : sites.enable([origin]);
    return done.finally(refresh).then(() => undefined);
  };
  const offered = optionalPlaces.map(({ origin, name, host }) => ({ origin, name: text(name), host }));
  const others = enabled.filter((origin) => offered.every((place) => place.origin !== origin));
  const rows = [...offered, ...others.map((origin) => ({ origin, name: hostOf(origin), host: undefined }))];
  return (
    <>
      {rows.map(({ origin, name, host }) => (
        <Tried key={origin} work={() => flip(origin)}>
          {(attempt) => (
            <>
              <span class="o-name">
                <b>{name}</b>
                <small>{host ?? text('optionsEnabledOn')}</small>
              </span>
              <Switch isOn={enabled.includes(origin)} label={text('sitesEnable', name)} onFlip={attempt} />
            </>
          )}
        </Tried>
      ))}
    </>
  );
}

/** The match patterns of the enabled hosts, as they are now. */
function useEnabled({ list, watch }: Sites): { enabled: readonly string[]; refresh: () => Promise<void> } {
  const [enabled, setEnabled] = useState<readonly string[]>([]);
  const refresh = useCallback(async () => setEnabled(await list()), [list]);
  useEffect(() => {
    void refresh();
    return watch(() => void refresh());
  }, [refresh, watch]);
  return { enabled, refresh };
}
