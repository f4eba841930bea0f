import { useRef } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { text } from '../../ui/text';

export interface ChooseFileProps {
  onFile: (file: File) => void;
}

/** What a file chooser offers; what a file is is told by what stands in it. */
const fileNames = '.bib,.bibtex,.ris,.json,.rdf,.xml,.txt,.gz';

/** Where a file is chosen, or told that it can be dropped anywhere. */
export function ChooseFile({ onFile }: ChooseFileProps) {
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div class="w-dropzone">
      <Icon name="file" />
      <label class="m-btn is-primary">
        <input
          ref={picker}
          class="m-sr"
          type="file"
          accept={fileNames}
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? [];
            currentTarget.value = '';
            if (file) onFile(file);
          }}
        />
        {text('importChoose')}
      </label>
      <p>{text('importDrop')}</p>
      <p class="m-hint">{text('importFormats')}</p>
    </div>
  );
}
