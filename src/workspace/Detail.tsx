import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type Change, statuses } from '../core/annotation';
import { type PaperId, pageOf } from '../core/identifier';
import { displayName } from '../core/name';
import type { Paper } from '../core/paper';
import type { LibraryRow, TagCount } from '../messaging/protocol';
import { Icon } from '../ui/Icon';
import { useActions } from '../ui/notice';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { TagField } from '../ui/TagField';
import { counted, text } from '../ui/text';
import { useBackground } from './background';
import { Citation } from './Citation';
import { Note } from './Note';
import { Prose } from './Prose';
import { SeenOn } from './SeenOn';
import { useUndo } from './use-undo';
import type { UnsavedNotes } from './use-unsaved-notes';

export interface DetailProps {
  row: LibraryRow;
  revision: number;
  onClose: () => void;
  unsaved: UnsavedNotes;
  /** The heading gets the focus when the keys go there. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** Authors that are named before all are asked for. */
const fewAuthors = 20;

/** All of one paper: what it is, what one says of it, how it is cited, where it was seen. */
export function Detail({ row, revision, onClose, unsaved, heading }: DetailProps) {
  const { paper, annotation, sites, absorbed = [] } = row;
  const { send } = useBackground();
  const { run, clear } = useActions();
  const undoable = useUndo({ run });
  const [tags, setTags] = useState<TagCount[]>([]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew after each change
  useEffect(() => {
    send('tag.list').then(setTags, () => setTags([]));
  }, [send, revision]);

  const change = async (wanted: Change) => {
    const { batch } = await send('annotation.change', { papers: [paper], change: wanted });
    clear();
    return batch;
  };
  const saveNote = async (written: string) => {
    await change({ do: 'note', note: written });
    unsaved.keep(paper, undefined);
  };
  const remove = () =>
    run(
      () => change({ do: 'remove' }),
      (batch) => undoable(text('popupRemoved', paper.title ?? paper.id), batch),
    );
  const separate = (id: PaperId) =>
    run(
      () => send('paper.separate', id),
      ({ batch }) => undoable(text('popupSeparated'), batch),
    );

  return (
    <>
      <div class="w-title2">
        <h2 ref={heading} tabIndex={-1} dir="auto">
          <Prose text={paper.title ?? paper.id} />
        </h2>
        <button
          type="button"
          class="m-b is-icon"
          aria-label={text('wsClose')}
          title={text('wsClose')}
          onClick={onClose}
        >
          <Icon name="x" />
        </button>
      </div>
      <Authors paper={paper} />
      <p class="w-ids">
        {[paper.issued, paper['container-title'], paper.categories?.join(', ')].filter(Boolean).join(' · ')}
        {[paper.id, ...(paper.aliases ?? [])].map((id) => (
          <IdLink key={id} id={id} />
        ))}
      </p>
      <div class="w-acts">
        <fieldset class="m-seg" aria-label={text('popupStatus')}>
          {statuses.map((status) => (
            <button
              type="button"
              key={status}
              aria-pressed={annotation.status === status}
              onClick={() => void run(() => change({ do: 'status', status }))}
            >
              <StatusMark status={status} />
              {statusName(status)}
            </button>
          ))}
        </fieldset>
        <span class="m-gap" />
        <IconButton
          icon="star"
          name={text('popupStar')}
          isOn={annotation.starred}
          onClick={() => void run(() => change({ do: 'star', starred: !annotation.starred }))}
        />
        <PageLink paper={paper} />
        <IconButton
          icon="hide"
          name={text('wsHideOnListings')}
          isOn={annotation.hidden}
          onClick={() => void run(() => change({ do: 'hide', hidden: !annotation.hidden }))}
        />
        <IconButton icon="trash" name={text('popupRemove')} onClick={() => void remove()} />
      </div>
      {absorbed.map((id) => (
        <p class="w-absorbed" key={id}>
          <span class="m-cut">{text('popupAbsorbed', id)}</span>
          <button type="button" class="m-b m-link" onClick={() => void separate(id)}>
            {text('popupSeparate')}
          </button>
        </p>
      ))}
      <section aria-labelledby="tags-head">
        <div class="w-shead">
          <h3 class="m-head" id="tags-head">
            {text('wsTags')}
          </h3>
        </div>
        <TagField
          key={paper.id}
          tags={annotation.tags}
          options={tags}
          showsChips
          foldsAway
          onAdd={(tag) => change({ do: 'add tag', tag })}
          onRemove={(tag) => change({ do: 'remove tag', tag })}
        />
      </section>
      <Note
        key={`note ${paper.id}`}
        note={annotation.note}
        onSave={saveNote}
        unsaved={unsaved.of(paper.id)}
        onLeft={(written, error) => unsaved.keep(paper, written, error)}
      />
      {paper.abstract !== undefined && (
        <section aria-labelledby="abstract-head">
          <div class="w-shead">
            <h3 class="m-head" id="abstract-head">
              {text('wsAbstract')}
            </h3>
          </div>
          <p class="w-abstract" dir="auto">
            <Prose text={paper.abstract} />
          </p>
        </section>
      )}
      <Citation key={`citation ${paper.id}`} id={paper.id} revision={revision} />
      <SeenOn id={paper.id} sites={sites} revision={revision} />
    </>
  );
}

function Authors({ paper: { id, author = [], authorsIncomplete, authorCount = 0 } }: { paper: Paper }) {
  const [all, setAll] = useState<PaperId>();
  const names = author.map(displayName);
  const shown = all === id ? names : names.slice(0, fewAuthors);
  if (names.length === 0) return null;
  return (
    <p class="w-authors">
      {authorsIncomplete || authorCount > names.length ? text('wsAuthorsOthers', shown.join(', ')) : shown.join(', ')}
      {shown.length < names.length && (
        <button type="button" class="m-b" onClick={() => setAll(id)}>
          {counted('wsMoreValues', names.length - shown.length)}
        </button>
      )}
    </p>
  );
}

function IdLink({ id }: { id: PaperId }) {
  if (id.startsWith('title:')) return null;
  const page = pageOf(id);
  const label = id.replace(/^arxiv:/, 'arXiv:');
  return (
    <span>
      {page ? (
        <a class="m-link" href={page} target="_blank" rel="noreferrer">
          {label}
        </a>
      ) : (
        label
      )}
    </span>
  );
}

/** The page where the paper was met, if it is one of the web's; its ids are linked by themselves. */
function PageLink({ paper: { id, URL: met } }: { paper: Paper }) {
  const address = met && /^https?:\/\//i.test(met) ? met : pageOf(id);
  if (!address) return null;
  return (
    <a
      class="m-b is-icon"
      href={address}
      target="_blank"
      rel="noreferrer"
      aria-label={text('popupOpenPage')}
      title={text('popupOpenPage')}
    >
      <Icon name="out" />
    </a>
  );
}

interface IconButtonProps {
  icon: 'star' | 'hide' | 'trash';
  name: string;
  isOn?: boolean;
  onClick: () => void;
}

function IconButton({ icon, name, isOn, onClick }: IconButtonProps) {
  return (
    <button
      type="button"
      class={`m-b is-icon${icon === 'star' ? ' m-starb' : ''}${isOn ? ' is-on' : ''}`}
      aria-pressed={isOn}
      aria-label={name}
      title={name}
      onClick={onClick}
    >
      <Icon name={icon} />
    </button>
  );
}
