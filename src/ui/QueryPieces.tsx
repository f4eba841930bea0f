import type { FieldFault } from './fault-text';
import type { FieldPiece } from './query-language';

export interface QueryPiecesProps {
  pieces: readonly FieldPiece[];
  /** What to mark; where something is missing, the place behind it. */
  fault: Pick<FieldFault, 'at' | 'end'> | undefined;
}

/** A query's text, coloured, exactly as long as it was typed, with what is wrong marked. */
export function QueryPieces({ pieces, fault }: QueryPiecesProps) {
  let at = 0;
  const parts = pieces.flatMap(({ text, look }) => {
    const start = at;
    at += text.length;
    return partsOf(text, start, fault).map((part) => ({ ...part, look }));
  });
  const isBehind = fault && fault.at >= at;
  return (
    <>
      {parts.map(({ text, look, isFaulty }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        <span key={index} class={[look, isFaulty && 'is-wrong'].filter(Boolean).join(' ')}>
          {text}
        </span>
      ))}
      {isBehind && <span class="is-wrong">{'\u00A0\u00A0'}</span>}
    </>
  );
}

/** Cut a stretch at the ends of what is wrong. */
function partsOf(text: string, start: number, fault: QueryPiecesProps['fault']) {
  const from = clamp((fault?.at ?? 0) - start, text.length);
  const to = clamp((fault ? Math.max(fault.end, fault.at + 1) : 0) - start, text.length);
  return [
    { text: text.slice(0, from), isFaulty: false },
    { text: text.slice(from, to), isFaulty: true },
    { text: text.slice(Math.max(from, to)), isFaulty: false },
  ].filter((part) => part.text !== '');
}

function clamp(offset: number, length: number): number {
  return Math.max(0, Math.min(offset, length));
}
