import { tokens } from './tokens';

/** A stretch of a query, and whether it is a field's name (`k`), an operator (`o`) or neither. */
export interface QueryPiece {
  text: string;
  look?: 'k' | 'o';
}

/** Cut a query for colouring. Joined again the pieces are the query; one that can't be read is one piece. */
export function piecesOf(query: string): QueryPiece[] {
  const pieces: QueryPiece[] = [];
  let end = 0;
  for (const { at, length, look } of marksOf(query)) {
    if (at > end) pieces.push({ text: query.slice(end, at) });
    pieces.push({ text: query.slice(at, at + length), look });
    end = at + length;
  }
  if (end < query.length) pieces.push({ text: query.slice(end) });
  return pieces;
}

function marksOf(query: string): { at: number; length: number; look: 'k' | 'o' }[] {
  try {
    return tokens(query).flatMap(({ kind, at, end }) => {
      if (kind === 'word' || kind === 'phrase' || kind === 'pattern') return [];
      return [{ at, length: end - at, look: kind === 'field' ? 'k' : 'o' } as const];
    });
  } catch {
    return [];
  }
}
