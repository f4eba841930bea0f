import { useEffect, useRef, useState } from 'preact/hooks';
import type { Visited } from '../messaging/protocol';
import type { send } from '../messaging/send';
import { moment } from '../ui/moment';
import { siteName } from '../ui/places';
import { Switch } from '../ui/Switch';
import { text } from '../ui/text';
import { Tried } from './Tried';

export interface SightingsProps {
  keepsSightings: boolean;
  send: typeof send;
  /** Reads the settings again. */
  onChanged: () => Promise<void>;
}

/** The log of which listing showed which paper: its switch, and ways to forget it, or one site's part of it, that ask first. */
export function Sightings({ keepsSightings, send: ask, onChanged }: SightingsProps) {
  const [visits, setVisits] = useState<Visited[]>([]);
  const flip = async () => {
    await ask('settings.change', { keepsSightings: !keepsSightings });
    await onChanged();
  };
  useEffect(() => {
    // Without a list there is still the way to forget all.
    ask('sighting.visits').then(setVisits, () => undefined);
  }, [ask]);
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
        <Forgetting
          name={text('optionsForget')}
          hint={text('optionsForgetHint')}
          question={text('optionsForgetSure')}
          yes={text('optionsForgetYes')}
          done={text('optionsForgotten')}
          work={async () => {
            await ask('sighting.clear', {});
            setVisits([]);
          }}
        />
        {visits.map(({ site, last }) => (
          <Forgetting
            key={site}
            name={text('optionsForgetSite', siteName(site))}
            hint={text('optionsVisited', moment(last))}
            question={text('optionsForgetSiteSure', siteName(site))}
            yes={text('optionsForgetSiteYes')}
            done={text('optionsForgottenSite')}
            work={() => ask('sighting.clear', { site })}
          />
        ))}
      </ul>
    </section>
  );
}

interface ForgettingProps {
  /** What the button says, and the row. */
  name: string;
  hint: string;
  question: string;
  yes: string;
  /** What is said once it is forgotten. */
  done: string;
  work: () => Promise<unknown>;
}

/** A row with which something is forgotten once the reader has said so twice. */
function Forgetting({ name, hint, question, yes, done, work }: ForgettingProps) {
  const [step, setStep] = useState<'idle' | 'asking' | 'done'>('idle');
  const hasAsked = useRef(false);
  const ask = () => {
    hasAsked.current = true;
    setStep('asking');
  };
  const forget = async () => {
    await work();
    setStep('done');
  };
  return (
    <Tried work={forget}>
      {(attempt) => (
        <>
          <span class="o-name" role="status">
            <b>{step === 'asking' ? question : name}</b>
            <small>{step === 'done' ? done : hint}</small>
          </span>
          {step === 'asking' && (
            <>
              <button type="button" class="m-btn" ref={takeFocus} onClick={() => setStep('idle')}>
                {text('optionsCancel')}
              </button>
              <button type="button" class="m-btn m-danger" onClick={attempt}>
                {yes}
              </button>
            </>
          )}
          {step === 'idle' && (
            <button
              type="button"
              class="m-btn"
              aria-label={name}
              ref={hasAsked.current ? takeFocus : null}
              onClick={ask}
            >
              {text('optionsForgetShort')}
            </button>
          )}
        </>
      )}
    </Tried>
  );
}

/** Give the focus to a control that stands where the one was that had it. */
function takeFocus(control: HTMLElement | null): void {
  control?.focus();
}
