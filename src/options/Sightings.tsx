import { useState } from 'preact/hooks';
import type { send } from '../messaging/send';
import { Switch } from '../ui/Switch';
import { text } from '../ui/text';
import { Tried } from './Tried';

export interface SightingsProps {
  keepsSightings: boolean;
  send: typeof send;
  /** Reads the settings again. */
  onChanged: () => Promise<void>;
}

/** The log of which listing showed which paper: its switch, and a way to forget it that asks first. */
export function Sightings({ keepsSightings, send: ask, onChanged }: SightingsProps) {
  const [step, setStep] = useState<'idle' | 'asking' | 'done'>('idle');
  const flip = async () => {
    await ask('settings.change', { keepsSightings: !keepsSightings });
    await onChanged();
  };
  const forget = async () => {
    await ask('sighting.clear', {});
    setStep('done');
  };
  return (
    <section class="o-box">
      <h2>{text('optionsSightings')}</h2>
      <p>{text('optionsSightingsHint')}</p>
      <ul>
        <Tried work={flip}>
          {(attempt) => (
            <>
              <span class="o-name">
                <b>{text('optionsSightingsKeep')}</b>
                <small>{text('optionsSightingsPrivate')}</small>
              </span>
              <Switch isOn={keepsSightings} label={text('optionsSightingsKeep')} onFlip={attempt} />
            </>
          )}
        </Tried>
        <Tried work={forget}>
          {(attempt) => (
            <>
              <span class="o-name" role="status">
                <b>{text(step === 'asking' ? 'optionsForgetSure' : 'optionsForget')}</b>
                <small>{text(step === 'done' ? 'optionsForgotten' : 'optionsForgetHint')}</small>
              </span>
              {step === 'asking' ? (
                <>
                  <button type="button" class="m-btn" onClick={() => setStep('idle')}>
                    {text('optionsCancel')}
                  </button>
                  <button type="button" class="m-btn m-danger" onClick={attempt}>
                    {text('optionsForgetYes')}
                  </button>
                </>
              ) : (
                <button type="button" class="m-btn" onClick={() => setStep('asking')}>
                  {text('optionsForget')}
                </button>
              )}
            </>
          )}
        </Tried>
      </ul>
    </section>
  );
}
