import type { ComponentChildren, RefObject } from 'preact';
import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { maxQueryLength } from '../core/rule';
import { faultText } from './fault-text';
import { QueryHelp } from './QueryHelp';
import { completionId, QueryOptions } from './QueryOptions';
import { QueryPieces } from './QueryPieces';
import type { FieldCompletions, FieldLanguage } from './query-language';
import { text } from './text';

export interface QueryFieldProps {
  query: string;
  onQuery: (query: string) => void;
  language: FieldLanguage;
  /** The field's name. */
  label: string;
  placeholder?: string;
  /** What is wrong with the query for another reason than that it can't be read, or in other words. */
  said?: string | undefined;
  /** The field itself, for who gives it the focus. */
  field?: RefObject<HTMLInputElement | null>;
  /** The down key where no completion is left. */
  onDown?: () => void;
  onPaste?: (event: ClipboardEvent) => void;
  /** Before the text. */
  before?: ComponentChildren;
  /** Behind the text, before the help's button. */
  children?: ComponentChildren;
}

const nothing: FieldCompletions = { from: 0, to: 0, options: [] };

/**
 * A query as one types it: coloured, with the part that can't be read marked and explained under it, ways to go on in
 * a list, and the syntax one click away. Esc closes the list first.
 */
export function QueryField(props: QueryFieldProps) {
  const { query, onQuery, language, label, placeholder = '', said, onDown, before, children } = props;
  const [found, setFound] = useState(nothing);
  const [active, setActive] = useState(-1);
  const [helps, setHelps] = useState(false);
  const own = useRef<HTMLInputElement>(null);
  const field = props.field ?? own;
  const colours = useRef<HTMLDivElement>(null);
  const caret = useRef<number | undefined>(undefined);
  const id = useId();
  const fault = useMemo(() => language.faultOf(query), [language, query]);
  const pieces = useMemo(() => language.piecesOf(query), [language, query]);
  const sentence = said ?? (fault && faultText(fault));
  const open = found.options.length > 0;

  const follow = () => {
    if (colours.current && field.current) colours.current.scrollLeft = field.current.scrollLeft;
  };
  useLayoutEffect(() => {
    if (caret.current !== undefined) field.current?.setSelectionRange(caret.current, caret.current);
    caret.current = undefined;
    follow();
  });

  const close = () => {
    setFound(nothing);
    setActive(-1);
  };
  const offer = (typed: string, at: number) => {
    setFound(language.complete(typed, at));
    setActive(-1);
  };
  const take = (index: number) => {
    const option = found.options[index];
    if (!option) return;
    const next = query.slice(0, found.from) + option.insert + query.slice(found.to);
    caret.current = found.from + option.insert.length;
    onQuery(next);
    if (option.isOpen) offer(next, caret.current);
    else close();
  };
  const mend = (suggestion: string) => {
    field.current?.focus();
    caret.current = suggestion.length;
    close();
    onQuery(suggestion);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    const { key } = event;
    const last = found.options.length - 1;
    if (key === 'ArrowDown' && open && active < last) setActive(active + 1);
    else if (key === 'ArrowDown' && onDown) {
      close();
      onDown();
    } else if (key === 'ArrowUp' && open) setActive(active < 0 ? last : active - 1);
    else if (key === 'Enter' && open && active >= 0) take(active);
    else if (key === 'Escape' && open) close();
    else {
      if (/^(?:ArrowLeft|ArrowRight|Home|End)$/.test(key)) close();
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="m-queryfield">
      <div class={sentence === undefined ? 'm-in' : 'm-in is-faulty'}>
        {before}
        <div class="m-typed m-q">
          <div ref={colours} class="m-colours" aria-hidden="true">
            <QueryPieces pieces={pieces} fault={fault} />
          </div>
          <input
            ref={field}
            type="text"
            role="combobox"
            aria-label={label}
            aria-autocomplete="list"
            aria-expanded={open}
            aria-controls={`${id}-list`}
            aria-activedescendant={open && active >= 0 ? completionId(`${id}-list`, active) : undefined}
            aria-invalid={sentence !== undefined}
            aria-describedby={sentence && `${id}-fault`}
            dir="auto"
            spellcheck={false}
            autocomplete="off"
            autocapitalize="off"
            maxLength={maxQueryLength}
            placeholder={placeholder}
            value={query}
            onInput={({ currentTarget, isComposing }) => {
              const { value, selectionStart } = currentTarget;
              if (isComposing) close();
              else offer(value, selectionStart ?? value.length);
              onQuery(value);
            }}
            onCompositionEnd={({ currentTarget: { value, selectionStart } }) =>
              offer(value, selectionStart ?? value.length)
            }
            onKeyDown={onKeyDown}
            onPointerDown={close}
            onBlur={close}
            onScroll={follow}
            {...(props.onPaste && { onPaste: props.onPaste })}
          />
        </div>
        {children}
        <button
          type="button"
          class={helps ? 'm-b is-icon is-on' : 'm-b is-icon'}
          aria-label={text('queryHelp')}
          title={text('queryHelp')}
          aria-expanded={helps}
          aria-controls={`${id}-help`}
          onClick={() => setHelps(!helps)}
        >
          ?
        </button>
      </div>
      <QueryOptions id={`${id}-list`} options={found.options} active={active} onTake={take} />
      <p class="m-fault m-danger" role="alert" aria-live="polite" id={`${id}-fault`}>
        {sentence}
      </p>
      {fault?.suggestion !== undefined && (
        <button type="button" class="m-btn m-meant" onClick={() => mend(fault.suggestion ?? '')}>
          {text('queryMeant', fault.suggestion)}
        </button>
      )}
      <div id={`${id}-help`} hidden={!helps}>
        {helps && (
          <QueryHelp
            syntax={language.syntax}
            onClose={() => {
              setHelps(false);
              field.current?.focus();
            }}
          />
        )}
      </div>
    </div>
  );
}
