import { useEffect, useRef } from 'preact/hooks';
import type { TaughtField } from '../../core/taught';
import { Icon } from '../../ui/Icon';
import { counted, errorText, text } from '../../ui/text';
import type { FieldSample } from './lesson';
import type { TeachState } from './session';

/** What a person does in the panel. */
export interface TeachActions {
  /** Asks for another title, or for the place of a field. */
  onAsk: (step: 'title' | TaughtField) => void;
  onSwitch: (field: TaughtField, isOn: boolean) => void;
  /** Has a card reach further out, or less far. */
  onWiden: (by: 1 | -1) => void;
  onSave: () => void;
  onBack: () => void;
  onLeave: () => void;
}

export interface TeachPanelProps extends TeachActions {
  state: TeachState;
}

/** What is asked of the person who teaches a page, and what was understood. */
export function TeachPanel({ state, ...on }: TeachPanelProps) {
  const { step, lesson, error, isSaving } = state;
  const dialog = useRef<HTMLDivElement>(null);
  // Each step begins outside of its controls, so that Enter picks and doesn't press.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the focus follows the step.
  useEffect(() => dialog.current?.focus({ preventScroll: true }), [step]);
  const canSave = lesson !== undefined && lesson.papers > 0;
  return (
    <div role="dialog" aria-labelledby="m-teach-head" tabIndex={-1} ref={dialog} class="m-teach-box">
      <h2 id="m-teach-head">{text('teachTitle')}</h2>
      {step === 'review' ? <Review state={state} {...on} /> : <Asking state={state} />}
      {error && (
        <p class="m-error" role="alert">
          {errorText(error)}
        </p>
      )}
      <div class="m-foot">
        <button type="button" class="m-btn is-bare" onClick={on.onLeave}>
          {text('teachLeave')}
        </button>
        {step !== 'review' && lesson && (
          <button type="button" class="m-btn" onClick={on.onBack}>
            {text('teachBack')}
          </button>
        )}
        {step === 'review' && (
          <>
            <button type="button" class="m-btn" onClick={() => on.onAsk('title')}>
              {text('teachOther')}
            </button>
            <button type="button" class="m-btn is-primary" disabled={!canSave || isSaving} onClick={on.onSave}>
              {text('teachSave')}
            </button>
          </>
        )}
      </div>
    </div>
  );
}

function Asking({ state: { step, here, lesson } }: { state: TeachState }) {
  const field = step === 'authors' || step === 'abstract' || step === 'date' ? step : undefined;
  const titleKeys = lesson ? 'teachOtherKeys' : 'teachTitleKeys';
  return (
    <>
      <p class="m-teach-ask">{field ? text(`teachClick_${field}`) : text('teachClickTitle')}</p>
      <p class="m-hint">{text(field ? 'teachFieldKeys' : titleKeys)}</p>
      <p class="m-teach-here m-cut" role="status" dir="auto">
        {here}
      </p>
    </>
  );
}

function Review({ state: { lesson }, onWiden, ...on }: TeachPanelProps) {
  if (!lesson) return null;
  const { papers, leftOut, samples, page } = lesson;
  return (
    <>
      <p class="m-teach-ask" role="status">
        {papers === 0 ? text('teachNone') : counted('teachLike', papers)}
        {leftOut > 0 && ` ${counted('teachLeftOut', leftOut)}`}
      </p>
      {papers === 1 && <p class="m-hint">{text('teachAlone')}</p>}
      <p class="m-teach-reach" role="group" aria-label={text('teachReach')}>
        <span>{text('teachReach')}</span>
        <button type="button" class="m-btn" onClick={() => onWiden(-1)}>
          {text('teachNarrower')}
        </button>
        <button type="button" class="m-btn" onClick={() => onWiden(1)}>
          {text('teachWider')}
        </button>
      </p>
      {papers > 0 && (
        <ul>
          {samples.map((sample) => (
            <FieldRow key={sample.field} sample={sample} {...on} />
          ))}
        </ul>
      )}
      <p class="m-hint">{text('teachFor', page)}</p>
    </>
  );
}

interface FieldRowProps extends Pick<TeachActions, 'onAsk' | 'onSwitch'> {
  sample: FieldSample;
}

/** A field with what it reads from two papers; a switch where it was guessed, and a way to point at it. */
function FieldRow({ sample: { field, isKnown, isOn, here, next }, onAsk, onSwitch }: FieldRowProps) {
  const name = text(`teachField_${field}`);
  return (
    <li class="m-teach-field">
      <label class="m-opt">
        <input
          type="checkbox"
          checked={isOn}
          disabled={!isKnown}
          onChange={(event) => onSwitch(field, event.currentTarget.checked)}
        />
        <span class={isOn ? 'm-check is-on' : 'm-check'}>
          <Icon name="check" />
        </span>
        <b>{name}</b>
      </label>
      <button type="button" class="m-btn" aria-label={text(`teachPick_${field}`)} onClick={() => onAsk(field)}>
        {text('teachPick')}
      </button>
      {isOn && (
        <dl>
          <dt>{text('teachHere')}</dt>
          <dd class="m-cut" dir="auto">
            {here ?? text('teachNothing')}
          </dd>
          <dt>{text('teachNext')}</dt>
          <dd class="m-cut" dir="auto">
            {next ?? text('teachNothing')}
          </dd>
        </dl>
      )}
    </li>
  );
}
