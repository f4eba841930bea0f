import { useLayoutEffect, useRef } from 'preact/hooks';
import { text } from '../ui/text';
import { drawMaths } from './draw-maths';

export interface MathsProps {
  /** Without its dollars. */
  tex: string;
  /** Whether it stands on lines of its own. */
  isBlock?: boolean;
}

/** A formula as it is printed; until it is, and where it can't be, as it is written. */
export function Maths({ tex, isBlock = false }: MathsProps) {
  const element = useRef<HTMLSpanElement>(null);
  // What is in the element is not drawn by Preact, which would take it away.
  useLayoutEffect(() => {
    const into = element.current;
    if (!into) return;
    let isWanted = true;
    into.textContent = tex;
    into.className = classOf(tex, isBlock, 'is-written');
    const end = (isDrawn: boolean) => {
      if (!isWanted) return;
      into.className = classOf(tex, isBlock, isDrawn ? '' : 'is-written');
      if (!isDrawn) into.title = text('wsMathsWrong');
    };
    drawMaths(into, tex, isBlock, () => isWanted).then(end, () => end(false));
    return () => {
      isWanted = false;
      into.removeAttribute('title');
    };
  }, [tex, isBlock]);
  return <span ref={element} dir="ltr" />;
}

/** Characters of TeX that stand in a line as a word does; a longer formula is scrolled where it has no room. */
const wordLength = 60;

function classOf(tex: string, isBlock: boolean, state: string): string {
  const shape = isBlock ? 'is-block' : tex.length > wordLength ? 'is-long' : '';
  return ['w-maths', shape, state].filter(Boolean).join(' ');
}
