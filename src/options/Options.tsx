import { Jobs } from '../ui/Jobs';
import { places, siteName } from '../ui/places';
import { Switch } from '../ui/Switch';
import { errorText, text } from '../ui/text';
import { Backups } from './Backups';
import { type Background, useKept } from './background';
import { CheckLibrary } from './CheckLibrary';
import { EnabledSites } from './EnabledSites';
import { Keys } from './Keys';
import { RuleSummary } from './RuleSummary';
import { Sightings } from './Sightings';
import { Sources } from './Sources';
import { TaughtPages } from './TaughtPages';
import { Tried } from './Tried';

export interface OptionsProps {
  background: Background;
}

/** The options page: rules, sites, what is logged, where the data lives. */
export function Options({ background }: OptionsProps) {
  const { send } = background;
  const { rules, settings, taught, error, refresh } = useKept(background);
  const flipSite = async (site: string, paused: readonly string[]) => {
    const others = paused.filter((one) => one !== site);
    await send('settings.change', { pausedSites: paused.includes(site) ? others : [...others, site] });
    await refresh();
  };
  return (
    <main class="o-page">
      <h1>{text('optionsTitle')}</h1>
      {error !== undefined && (
        <p class="m-danger" role="alert">
          {errorText(error)}{' '}
          <button type="button" class="m-link" onClick={() => void refresh()}>
            {text('tryAgain')}
          </button>
        </p>
      )}
      {rules && <RuleSummary rules={rules} settings={settings} send={send} onChanged={refresh} />}
      {settings && (
        <section class="o-box">
          <h2>{text('optionsSites')}</h2>
          <p>{text('optionsSitesHint')}</p>
          <ul>
            {[...new Set([...places.map(({ site }) => site), ...settings.pausedSites])].map((site) => (
              <Tried key={site} work={() => flipSite(site, settings.pausedSites)}>
                {(flip) => (
                  <>
                    <span class="o-name">
                      <b>{siteName(site)}</b>
                      <small>
                        {text(settings.pausedSites.includes(site) ? 'optionsSitePaused' : 'optionsSiteWorks')}
                      </small>
                    </span>
                    <Switch isOn={!settings.pausedSites.includes(site)} label={siteName(site)} onFlip={flip} />
                  </>
                )}
              </Tried>
            ))}
          </ul>
        </section>
      )}
      <section class="o-box">
        <h2>{text('optionsEnabled')}</h2>
        <p>{text('optionsEnabledHint')}</p>
        <ul>
          <EnabledSites sites={background.sites} />
        </ul>
      </section>
      {taught && <TaughtPages pages={taught} send={send} onChanged={refresh} />}
      {settings && <Sources metadata={settings.metadata} background={background} onChanged={refresh} />}
      {settings && <Keys pattern={settings.keyPattern} send={send} onChanged={refresh} />}
      {settings && <Sightings keepsSightings={settings.keepsSightings} send={send} onChanged={refresh} />}
      <Backups send={send} files={background.files} />
      <Jobs source={background.jobs} />
      <section class="o-box">
        <h2>{text('optionsData')}</h2>
        <p>{text('optionsDataWhere')}</p>
        <p>{text('optionsDataLeaves')}</p>
        <p>{text('optionsDataGone')}</p>
        <CheckLibrary send={send} />
      </section>
    </main>
  );
}
