import { piecesOf } from '../query/pieces';

export interface QueryTextProps {
  query: string;
}

/** A query with its fields and operators coloured, exactly as typed. */
export function QueryText({ query }: QueryTextProps) {
  return (
    <>
      {piecesOf(query).map(({ text, look }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a stretch of text has nothing else to be known by
        <span key={index} class={look}>
          {text}
        </span>
      ))}
    </>
  );
}
