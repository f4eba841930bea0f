import { type AnnotationMark, type Change, type Status, statuses } from '../core/annotation';
import { statusName } from '../ui/status-name';
import { counted, text } from '../ui/text';
import { button, chip, icon, statusMark } from './controls';
import { element } from './element';

/** The popovers that a strip can open. */
export type StripPopover = 'tags' | 'note' | 'menu' | 'status';

/** What the strip says about the last change: under way, failed, or done, perhaps with a way back. */
export type Activity =
  | { is: 'working' }
  | { is: 'failed'; message: string; retry: () => void }
  | { is: 'said'; message: string; undo?: () => void };

/** What a strip shows and does. */
export interface StripState {
  /** The paper's title, which names the strip. */
  title: string;
  /** Absent for a paper that isn't annotated. */
  mark: AnnotationMark | undefined;
  activity: Activity | undefined;
  /** What is said of the rule that concerns the card. */
  why: HTMLElement | undefined;
  /** Makes what is said where there is nothing else to say. */
  remark: (() => HTMLElement) | undefined;
  onChange: (change: Change) => void;
  onOpen: (popover: StripPopover, anchor: HTMLElement) => void;
}

/** A card's strip: on the left what one says about the paper, on the right what one does with the card. */
export function strip(state: StripState): HTMLElement {
  const saved = state.mark?.saved ? state.mark : undefined;
  const row = element(
    'div',
    { class: 'm-row' },
    ...(saved ? savedPart(saved, state) : [saveButton(state)]),
    !(state.why && !saved) && addTag(state),
    ...(state.activity ? said(state.activity) : [state.why ?? state.remark?.()]),
    element('span', { class: 'm-gap' }),
    ...(saved ? noteAndStar(saved, state) : []),
    button('hide', {
      kind: 'm-fold',
      draw: 'hide',
      label: text('stripHide'),
      word: text('stripHide'),
      onPress: () => state.onChange({ do: 'hide', hidden: true }),
    }),
    button('more', { kind: 'is-icon', draw: 'more', label: text('stripMore'), onPress: opens(state, 'menu') }),
  );
  const made = element(
    'div',
    { class: 'm-strip', role: 'group', 'aria-label': text('stripLabel', state.title), onkeydown: walk },
    row,
    saved?.noteLine !== undefined && noteLine(saved.noteLine, state),
  );
  // One tab stop: the arrow keys reach the other controls.
  made.querySelectorAll('button').forEach((control, index) => {
    control.tabIndex = index === 0 ? 0 : -1;
  });
  return made;
}

function saveButton({ activity, onChange }: StripState): HTMLElement {
  const word = text(activity?.is === 'working' ? 'stripSaving' : 'stripSave');
  const save = once(() => onChange({ do: 'save' }));
  return element(
    'button',
    { type: 'button', class: 'm-b m-save', 'data-name': 'save', onclick: save },
    icon('hand'),
    element('span', {}, word),
  );
}

function savedPart({ status, tags }: AnnotationMark, state: StripState): HTMLElement[] {
  // The same control as “Save”, so that it keeps the focus.
  const hand = button('save', {
    kind: 'is-icon m-hand',
    draw: 'hand',
    label: text('stripSaved'),
    onPress: once(() => state.onChange({ do: 'remove' })),
  });
  return [hand, statusButton(status, state), ...(tags.length > 0 ? [chips(tags, state)] : [])];
}

function statusButton(status: Status, state: StripState): HTMLElement {
  const label = text('stripStatus', statusName(status));
  return element(
    'button',
    {
      type: 'button',
      class: 'm-b m-status',
      'data-name': 'status',
      'aria-label': label,
      title: label,
      onclick: once(() => {
        const next = statuses[(statuses.indexOf(status) + 1) % statuses.length] ?? 'unread';
        state.onChange({ do: 'status', status: next });
      }),
      onkeydown(event) {
        if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
        event.preventDefault();
        event.stopPropagation();
        state.onOpen('status', event.currentTarget as HTMLElement);
      },
    },
    statusMark(status),
    element('span', { class: 'm-word' }, statusName(status)),
  );
}

/** The first three tags; how many more there are depends on how many the card has room for. */
function chips(tags: string[], state: StripState): HTMLElement {
  const more = (shown: number, kind: string) =>
    tags.length > shown &&
    element(
      'li',
      { class: kind },
      element(
        'button',
        {
          type: 'button',
          class: 'm-chip is-more',
          'aria-label': counted('stripMoreTags', tags.length - shown),
          title: tags.slice(shown).join(', '),
          onclick: opens(state, 'tags'),
        },
        `+${tags.length - shown}`,
      ),
    );
  const shown = tags.slice(0, 3).map((tag) => {
    const remove = () => state.onChange({ do: 'remove tag', tag });
    return element('li', { class: 'm-t' }, chip(tag, text('chipTitle', tag), opens(state, 'tags'), remove));
  });
  return element(
    'ul',
    { class: 'm-chips', 'data-name': 'chips' },
    ...shown,
    more(3, 'is-wide'),
    more(2, 'm-narrow'),
    more(1, 'm-tiny'),
  );
}

function addTag(state: StripState): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'm-b m-addtag',
      'data-name': 'tag',
      'aria-label': text('stripAddTag'),
      onclick: opens(state, 'tags'),
    },
    icon('plus'),
    element('span', { class: 'm-w' }, text('stripTag')),
  );
}

function noteAndStar({ starred }: AnnotationMark, state: StripState): HTMLElement[] {
  const note = button('note', {
    kind: 'm-fold',
    draw: 'note',
    label: text('stripNote'),
    word: text('stripNote'),
    onPress: opens(state, 'note'),
  });
  const star = button('star', {
    kind: `is-icon m-last m-starb${starred ? ' is-on' : ''}`,
    draw: 'star',
    label: text(starred ? 'stripUnstar' : 'stripStar'),
    pressed: starred,
    onPress: () => state.onChange({ do: 'star', starred: !starred }),
  });
  return [note, star];
}

function noteLine(line: string, state: StripState): HTMLElement {
  return element(
    'button',
    {
      type: 'button',
      class: 'm-noteline',
      'data-name': 'line',
      'aria-label': text('stripEditNote', line),
      onclick: opens(state, 'note'),
    },
    element('span', { class: 'm-cut', dir: 'auto' }, line),
  );
}

function said(activity: Activity): HTMLElement[] {
  if (activity.is === 'working') return [];
  const failed = activity.is === 'failed';
  const again = failed ? activity.retry : activity.undo;
  const words = element(
    'span',
    { class: failed ? 'm-say is-danger' : 'm-say', role: failed ? 'alert' : 'status', 'data-name': 'said' },
    activity.message,
  );
  if (!again) return [words];
  const way = { type: 'button', class: 'm-b m-link', 'data-name': 'again', onclick: again };
  return [words, element('button', way, text(failed ? 'tryAgain' : 'undo'))];
}

function opens(state: StripState, popover: StripPopover): (event: Event) => void {
  return (event) => state.onOpen(popover, event.currentTarget as HTMLElement);
}

/** Pass over the second click of a double click: on “Save” it lands on what has come in its place. */
function once(act: () => void): (event: MouseEvent) => void {
  return (event) => {
    if (event.detail < 2) act();
  };
}

function walk(event: KeyboardEvent): void {
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const buttons = [...(event.currentTarget as HTMLElement).querySelectorAll('button')];
  const shown = buttons.filter((control) => control.offsetWidth > 0);
  const at = shown.findIndex((control) => control.matches(':focus'));
  shown[(at + step + shown.length) % shown.length]?.focus();
  event.preventDefault();
}
