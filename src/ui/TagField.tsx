import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { maxTagLength, tidyTag } from '../core/annotation';
import { Chip } from './Chip';
import { optionId, TagOptions } from './TagOptions';
import { matchTags, maxOptions, sameTag, type TagOption } from './tag-options';
import { counted, errorText, text } from './text';

export interface TagFieldProps {
  /** The tags that are on, in the order in which they were added. */
  tags: readonly string[];
  /** All tags there are, the last used first. */
  options: readonly TagOption[];
  /** Puts a tag on; resolves once it is stored. */
  onAdd: (tag: string) => Promise<unknown>;
  /** Takes a tag off; resolves once that is stored. */
  onRemove: (tag: string) => Promise<unknown>;
  /** Esc was pressed. */
  onClose?: () => void;
  /** Whether tags can be made here. Absent: yes. */
  canCreate?: boolean;
  /** Whether the tags that are on stand in the field as chips. Absent: they are shown elsewhere. */
  showsChips?: boolean;
  /** Whether the options are shown only while the field has the focus. */
  foldsAway?: boolean;
  /** Whether what is typed is added as the focus leaves, as in a form that is then sent. */
  takesOnBlur?: boolean;
  autoFocus?: boolean;
  /** The field's name. Absent: that tags are added here. */
  label?: string;
}

/**
 * Tags by typing: filters the tags there are, offers to make a new one. Enter adds the chosen one, a comma what is
 * typed, Backspace in the empty field takes the last one off. What could not be stored comes back into the field.
 */
export function TagField(props: TagFieldProps) {
  const {
    tags,
    options,
    canCreate = true,
    showsChips = false,
    foldsAway = false,
    takesOnBlur = false,
    autoFocus = false,
    label = text('tagFieldLabel'),
  } = props;
  const [typed, setTyped] = useState('');
  const [chosen, setChosen] = useState(-1);
  const [message, setMessage] = useState<string>();
  const [focused, setFocused] = useState(!foldsAway);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (autoFocus) input.current?.focus();
  }, [autoFocus]);

  const tag = tidyTag(typed);
  const free = options.filter((option) => !tags.includes(option.tag));
  const found = tag === '' ? free.slice(0, maxOptions) : matchTags(free, tag);
  const canMake = canCreate && tag !== '' && !sameTag([...tags, ...options.map((option) => option.tag)], tag);
  const rows = [...found.map((option) => option.tag), ...(canMake ? [tag] : [])];
  const active = Math.min(tag === '' || chosen >= 0 ? chosen : 0, rows.length - 1);

  /** As it is written where there is such a tag already. */
  const knownAs = (one: string) =>
    sameTag(
      options.map((option) => option.tag),
      one,
    ) ?? one;

  const add = async (wanted: string[], rest: string) => {
    const long = wanted.find((one) => one.length > maxTagLength);
    if (long) return setMessage(counted('tagTooLong', maxTagLength, long.length));
    setTyped(rest);
    setChosen(-1);
    setMessage(undefined);
    for (const [index, one] of wanted.entries()) {
      try {
        await props.onAdd(one);
      } catch (error) {
        setTyped((now) => [...wanted.slice(index), now].filter((part) => part !== '').join(', '));
        return setMessage(errorText(error));
      }
    }
  };
  const remove = async (one: string) => {
    input.current?.focus();
    setMessage(undefined);
    try {
      await props.onRemove(one);
    } catch (error) {
      setMessage(errorText(error));
    }
  };
  const onInput = (value: string) => {
    const pieces = value.split(',');
    const rest = pieces.pop()?.trimStart() ?? '';
    const wanted = pieces.map(tidyTag).filter((one) => one !== '');
    setTyped(wanted.length > 0 ? value : rest);
    setFocused(true);
    setChosen(-1);
    setMessage(undefined);
    if (wanted.length > 0) void add(wanted.map(knownAs), rest);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { key } = event;
    const row = rows[active];
    if (key === 'ArrowDown') setChosen(Math.min(active + 1, rows.length - 1));
    else if (key === 'ArrowUp') setChosen(Math.max(active - 1, tag === '' ? -1 : 0));
    else if (key === 'Enter' && row !== undefined) void add([row], '');
    else if (key === 'Backspace' && typed === '' && tags.length > 0) void remove(tags.at(-1) ?? '');
    else if (key === 'Escape' && props.onClose) props.onClose();
    else if (key === 'Escape' && foldsAway && focused && rows.length > 0) setFocused(false);
    else if (key !== 'Enter') return;
    event.preventDefault();
    event.stopPropagation();
  };

  const choose = (one: string) => void add([one], '');
  const open = focused && rows.length > 0;
  return (
    <div class="m-tagfield">
      <div class="m-in is-wrapping">
        {showsChips && tags.map((one) => <Chip key={one} tag={one} onRemove={() => void remove(one)} />)}
        <input
          ref={input}
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-activedescendant={open && active >= 0 ? optionId(`${id}-list`, active) : undefined}
          aria-invalid={message !== undefined}
          aria-describedby={message && `${id}-message`}
          autocomplete="off"
          spellcheck={false}
          dir="auto"
          placeholder={tags.length > 0 && showsChips ? text('tagFieldMore') : (props.label ?? text('tagFieldHint'))}
          value={typed}
          onInput={(event) => onInput(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          onFocus={() => setFocused(true)}
          onBlur={() => {
            setFocused(!foldsAway);
            if (takesOnBlur && tag !== '') void add([knownAs(tag)], '');
          }}
        />
      </div>
      <p class="m-tagmessage m-danger" role="alert" id={`${id}-message`}>
        {message}
      </p>
      <TagOptions
        id={`${id}-list`}
        typed={tag}
        found={found}
        canMake={canMake}
        active={active}
        isOpen={open}
        onChoose={choose}
      />
    </div>
  );
}
