import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ImportedPaper } from '../../core/importing';
import type { TagCount } from '../../messaging/protocol';
import { TagField } from '../../ui/TagField';
import { counted, text } from '../../ui/text';
import { useBackground } from '../background';
import { Faults } from './Faults';
import { type ImportRow, ImportRows } from './ImportRows';
import type { OpenedFile } from './use-import';

export interface PreviewProps {
  file: OpenedFile;
  /** How many papers are handed over of how many. */
  progress: { done: number; of: number } | undefined;
  onAdd: (papers: readonly ImportedPaper[], tags: readonly string[]) => Promise<void>;
  /** Open another file instead. */
  onOther: () => void;
}

/** What a file holds: what is new, what the library has already, what couldn't be read; nothing is changed before it is imported. */
export function Preview({ file, progress, onAdd, onOther }: PreviewProps) {
  const { send } = useBackground();
  const [chosen, setChosen] = useState<ReadonlyMap<number, boolean>>(new Map());
  const [tags, setTags] = useState<readonly string[]>([]);
  const [options, setOptions] = useState<TagCount[]>([]);
  useEffect(() => {
    void send('tag.list').then(setOptions, () => setOptions([]));
  }, [send]);
  const rows = useMemo<ImportRow[]>(
    () => file.papers.map((imported, at) => ({ at, imported, match: file.matches[at] ?? { isSaved: false, adds: 0 } })),
    [file],
  );
  const added = rows.filter(({ match }) => !match.isSaved);
  const known = rows.filter(({ match }) => match.isSaved);
  // What would add nothing is left out, until it is ticked: then it gets the tags.
  const isChosen = ({ at, match }: ImportRow) => chosen.get(at) ?? (!match.isSaved || match.adds > 0);
  const wanted = rows.filter(isChosen);
  const choose = (some: readonly ImportRow[], isOn: boolean) =>
    setChosen((now) => new Map([...now, ...some.map(({ at }) => [at, isOn] as const)]));

  return (
    <>
      <p class="w-importfile" role="status">
        <b dir="auto">{file.name}</b> {text(`importKind_${nameOfKind[file.kind]}`)}
        <span class="w-importcounts">
          {[
            counted('importNew', added.length),
            counted('importKnown', known.length),
            ...(file.faults.length > 0 ? [counted('importFaults', file.faults.length)] : []),
          ].join(' · ')}
        </span>
        <button type="button" class="m-link" onClick={onOther} disabled={progress !== undefined}>
          {text('importOther')}
        </button>
      </p>
      <Faults faults={file.faults} />
      {added.length > 0 && (
        <ImportRows
          id="import-new"
          heading={counted('importNew', added.length)}
          rows={added}
          isChosen={isChosen}
          onChoose={choose}
        />
      )}
      {known.length > 0 && (
        <ImportRows
          id="import-known"
          heading={counted('importKnown', known.length)}
          hint={text('importKnownHint')}
          rows={known}
          isChosen={isChosen}
          onChoose={choose}
        />
      )}
      {rows.length === 0 && <p>{text('importNothing')}</p>}
      {rows.length > 0 && (
        <div class="w-importfoot">
          <div class="w-importtags">
            <TagField
              tags={tags}
              options={options}
              showsChips
              foldsAway
              takesOnBlur
              label={text('popupAddTags')}
              onAdd={async (tag) => setTags((now) => [...now.filter((one) => one !== tag), tag])}
              onRemove={async (tag) => setTags((now) => now.filter((one) => one !== tag))}
            />
          </div>
          <span role="status" class="m-hint">
            {progress ? text('importHanding', progress.done, progress.of) : text('importSafe')}
          </span>
          <button
            type="button"
            class="m-btn is-primary is-big"
            disabled={wanted.length === 0 || progress !== undefined}
            onClick={() =>
              void onAdd(
                wanted.map(({ imported }) => imported),
                tags,
              )
            }
          >
            {counted('importAdd', wanted.length)}
          </button>
        </div>
      )}
    </>
  );
}

const nameOfKind = {
  bibtex: 'bibtex',
  ris: 'ris',
  'csl-json': 'csl',
  papermemory: 'papermemory',
  'zotero-rdf': 'zotero',
} as const satisfies Record<OpenedFile['kind'], string>;
