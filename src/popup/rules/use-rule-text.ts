import { useEffect, useState } from 'preact/hooks';
import { parseRuleList, type RuleList } from '../../query/rule-list';
import { readDelay } from '../use-readings';

/** Read a list of rules once its text rests; what was read last stays until then. Undefined while there is no text. */
export function useRuleText(text: string): RuleList | undefined {
  const [list, setList] = useState<RuleList>();
  useEffect(() => {
    if (text.trim() === '') return setList(undefined);
    const timer = setTimeout(() => setList(parseRuleList(text)), readDelay);
    return () => clearTimeout(timer);
  }, [text]);
  return list;
}
