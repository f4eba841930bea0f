import type { Settings } from '../core/settings';
import type { PageReport } from '../messaging/protocol';
import { useActions } from '../ui/notice';
import { Switch } from '../ui/Switch';
import { text } from '../ui/text';
import { useBackground } from './background';

export interface PauseSwitchesProps {
  /** Absent where there is no page of ours: then only the switch for everywhere is there. */
  report?: PageReport | undefined;
  settings: Settings;
  /** Pauses the page until it is left, or ends that. */
  onPage: (paused: boolean) => Promise<void>;
}

/** Where nothing is hidden, whatever the rules say: everywhere, on this site, and on this page where neither holds. */
export function PauseSwitches({ report, settings, onPage }: PauseSwitchesProps) {
  const { send } = useBackground();
  const { run } = useActions();
  const change = (part: Partial<Settings>) => void run(() => send('settings.change', part));
  const { pausedSites, pausedEverywhere } = settings;
  return (
    <fieldset class="p-pause" id="pause">
      <legend class="m-head">{text('popupPauseWhere')}</legend>
      {report && (report.paused === undefined || report.paused === 'page') && (
        <PauseSwitch
          label={text('popupPausePage')}
          hint={text('popupPausePageHint')}
          isOn={report.paused === 'page'}
          onFlip={() => void run(() => onPage(report.paused !== 'page'))}
        />
      )}
      {report && (
        <PauseSwitch
          label={text('popupPauseSite', report.site.name)}
          hint={text('popupPauseSiteHint')}
          isOn={pausedSites.includes(report.site.id)}
          onFlip={() => change({ pausedSites: toggled(pausedSites, report.site.id) })}
        />
      )}
      <PauseSwitch
        label={text('popupPauseEverywhere')}
        hint={text('popupPauseEverywhereHint')}
        isOn={pausedEverywhere}
        onFlip={() => change({ pausedEverywhere: !pausedEverywhere })}
      />
    </fieldset>
  );
}

interface PauseSwitchProps {
  label: string;
  hint: string;
  isOn: boolean;
  onFlip: () => void;
}

function PauseSwitch({ label, hint, isOn, onFlip }: PauseSwitchProps) {
  return (
    <div class="p-rule">
      <span class="m-cut">
        {label} <small>{hint}</small>
      </span>
      <Switch isOn={isOn} label={label} onFlip={onFlip} />
    </div>
  );
}

function toggled(list: string[], one: string): string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}
