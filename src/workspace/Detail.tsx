import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Change } from '../core/annotation';
import type { PaperId } from '../core/identifier';
import type { LibraryRow, TagCount } from '../messaging/protocol';
import { useActions } from '../ui/notice';
import { TagField } from '../ui/TagField';
import { text } from '../ui/text';
import type { LookupStates } from '../ui/use-lookups';
import { useBackground } from './background';
import { Citation } from './Citation';
import { DetailActs } from './DetailActs';
import { DetailHead } from './DetailHead';
import type { FactDrafts } from './facts/drafts';
import { Facts } from './facts/Facts';
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
  drafts: FactDrafts;
  lookups: LookupStates;
  /** The heading gets the focus when the keys go there. */
  heading: RefObject<HTMLHeadingElement | null>;
}

/** All of one paper: what it is, what one says of it, how it is cited, where it was seen. */
export function Detail({ row, revision, onClose, unsaved, drafts, lookups, heading }: DetailProps) {
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
      <DetailHead paper={paper} onClose={onClose} heading={heading} />
      <DetailActs paper={paper} annotation={annotation} change={change} onRemove={() => void remove()} />
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
      <Facts key={`facts ${paper.id}`} id={paper.id} revision={revision} drafts={drafts} lookups={lookups} />
      <Citation key={`citation ${paper.id}`} id={paper.id} revision={revision} />
      <SeenOn id={paper.id} sites={sites} revision={revision} />
    </>
  );
}
