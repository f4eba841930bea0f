import { useEffect, useState } from 'preact/hooks';
import { type RuleList, readRuleList } from '../../query/rule-list';
import { readDelay } from '../use-readings';

/** Milliseconds that are read on end, so that the page goes on answering. */
const slice = 12;

/** How far a text is read. */
export interface RuleReading {
  /** What was read last; absent while there is no text. */
  list?: RuleList;
  /** The line that the reading has come to, where it takes longer. */
  line?: number;
}

/** Read a list of rules once its text rests; what was read last stays until then. */
export function useRuleText(text: string): RuleReading {
  const [reading, setReading] = useState<RuleReading>({});
  useEffect(() => {
    if (text.trim() === '') return setReading({});
    const steps = readRuleList(text);
    const readOn = () => {
      const end = performance.now() + slice;
      let step = steps.next();
      while (!step.done && performance.now() < end) step = steps.next();
      if (step.done) return setReading({ list: step.value });
      const { value: line } = step;
      setReading((now) => ({ ...now, line }));
      timer = setTimeout(readOn);
    };
    let timer = setTimeout(readOn, readDelay);
    return () => clearTimeout(timer);
  }, [text]);
  return reading;
}
