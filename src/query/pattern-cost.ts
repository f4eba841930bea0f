import { type Piece, pieceOf } from './pattern-tree';

/**
 * In how many ways a part can match from one place: `factor` times the text's length to the power of `degree`. What
 * `runs` takes as many steps as the text is long for each way that comes before it.
 */
interface Cost {
  degree: number;
  factor: number;
  runs: boolean;
}

const mostWays = 500;
const mostRuns = 32;
const once: Cost = { degree: 0, factor: 1, runs: false };

/**
 * Find the part of an expression for which an engine that tries one way after the other could take very long:
 * undefined where from each place of the text it needs at most so many steps as the text is long, some few times.
 *
 * At each choice (go on or stop repeating, this alternative or that one) the next sign must decide, as in an LL(1)
 * grammar, or the ways are counted: a choice that it doesn't decide multiplies them, inside of what is repeated again and
 * again. What isn't regular (`\1`) is refused. It can refuse what is harmless, and accepts nothing that isn't.
 */
export function costlyPart(source: string, ignoresCase: boolean): string | undefined {
  const counter = new Counter();
  const tree = pieceOf(source, ignoresCase);
  counter.cost(tree, new Uint8Array(tree.first.length));
  const culprit = counter.culprit ?? endlessStart(tree, source);
  return culprit && source.slice(culprit.start, culprit.end);
}

/** The `.*` with which an expression begins, or the like: each place of the text would be tried to the text's end. */
function endlessStart(piece: Piece, source: string): Piece | undefined {
  switch (piece.kind) {
    case 'sequence': {
      if (source[piece.of[0]?.start ?? 0] === '^') return undefined;
      const needed = piece.of.findIndex((part) => !part.isOptional);
      const starts = needed === -1 ? piece.of : piece.of.slice(0, needed + 1);
      return starts.map((part) => endlessStart(part, source)).find((found) => found !== undefined);
    }
    case 'choice':
      return piece.of.map((part) => endlessStart(part, source)).find((found) => found !== undefined);
    case 'look':
      return endlessStart(piece.of, source) && piece;
    case 'repeat':
      return piece.most === Number.POSITIVE_INFINITY && runsOn(piece, source) ? piece : endlessStart(piece.of, source);
    default:
      return undefined;
  }
}

/** Whether a repeated part can run over letters and spaces alike. */
function runsOn({ start, end }: Piece, source: string): boolean {
  const whole = new RegExp(`^(?:${source.slice(start, end)})$`, 'u');
  return whole.test('some words and') && whole.test('Другие 注意 слова');
}

class Counter {
  /** The first part with which it became too much. */
  culprit: Piece | undefined;

  /** @param behind The signs with which what stands behind the part can begin. */
  cost(piece: Piece, behind: Uint8Array): Cost {
    switch (piece.kind) {
      case 'signs':
      case 'nothing':
        return once;
      case 'backreference':
        this.culprit ??= piece;
        return once;
      case 'look':
        return this.cost(
          piece.of,
          behind.map(() => 0),
        );
      case 'sequence':
        return this.sequence(piece, behind);
      case 'choice':
        return this.choice(piece, behind);
      case 'repeat':
        return this.repeat(piece, behind);
    }
  }

  sequence(piece: Piece & { kind: 'sequence' }, behind: Uint8Array): Cost {
    const costs: Cost[] = [];
    let next = behind;
    for (const part of piece.of.toReversed()) {
      costs.unshift(this.cost(part, next));
      next = part.isOptional ? either(part.first, next) : part.first;
    }
    let total = once;
    let looks = once;
    for (const [index, part] of piece.of.entries()) {
      const cost = this.within(part, times(total, costs[index] ?? once));
      // What looks ahead is done once it is found: no other way of it is tried for what stands behind.
      if (part.kind === 'look') looks = cost.degree > looks.degree ? cost : looks;
      else total = cost;
    }
    return looks.degree > total.degree ? looks : total;
  }

  choice(piece: Piece & { kind: 'choice' }, behind: Uint8Array): Cost {
    const starts = piece.of.map((part) => (part.isOptional ? either(part.first, behind) : part.first));
    const alike = Math.max(1, ...behind.map((_, index) => starts.filter((start) => start[index]).length));
    const costs = piece.of.map((part) => this.cost(part, behind));
    return this.within(piece, {
      degree: Math.max(...costs.map((cost) => cost.degree)),
      factor: alike * Math.max(...costs.map((cost) => cost.factor)),
      runs: costs.some((cost) => cost.runs),
    });
  }

  repeat(piece: Piece & { kind: 'repeat' }, behind: Uint8Array): Cost {
    const { of, least, most } = piece;
    const inner = this.cost(of, most > 1 ? either(of.first, behind) : behind);
    const isDecided = least === most || !of.first.some((has, index) => has && behind[index]);
    if (most === Number.POSITIVE_INFINITY) {
      if (inner.degree > 0 || inner.factor > 1) this.culprit ??= piece;
      // With nothing behind it, it has matched as soon as it ends.
      return { degree: isDecided ? 0 : 1, factor: 1, runs: behind.some((has) => has === 1) };
    }
    const ways = isDecided ? 1 : most - least + 1;
    return this.within(piece, { degree: inner.degree * most, factor: ways * inner.factor ** most, runs: inner.runs });
  }

  within(piece: Piece, cost: Cost): Cost {
    const bound = cost.degree > 0 || cost.runs ? mostRuns : mostWays;
    if (cost.degree > 1 || cost.factor > bound) this.culprit ??= piece;
    return cost;
  }
}

/** What comes before, and then what comes behind it. */
function times(a: Cost, b: Cost): Cost {
  const isRunAgain = a.degree > 0 && b.runs && b.degree === 0;
  return {
    degree: a.degree + b.degree + (isRunAgain ? 1 : 0),
    factor: a.factor * b.factor,
    runs: a.runs || b.runs,
  };
}

function either(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((has, index) => has | (b[index] ?? 0));
}
