import { useMemo } from 'preact/hooks';
import { readProse } from '../formats/markdown/inline';
import { Maths } from './Maths';

export interface ProseProps {
  /** A title or an abstract, as pages say it. */
  text: string;
}

/** A text of others, with the formulas in it as they are printed. Nothing else in it means anything. */
export function Prose({ text }: ProseProps) {
  const pieces = useMemo(() => readProse(text), [text]);
  return (
    <>
      {pieces.map((one, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        one.kind === 'maths' ? <Maths key={index} tex={one.text} /> : one.text,
      )}
    </>
  );
}
