import { beforeAll } from 'vitest';
import messages from '../../assets/_locales/en/messages.json' with { type: 'json' };
import { lookUpTextsBy } from '../../src/ui/text';

/** Find a text as the browser would, in English. */
export function english(key: string, substitutions: string[]): string {
  const found = (messages as Record<string, { message: string } | undefined>)[key]?.message ?? '';
  return found.replace(/\$(\d)/g, (_, digit: string) => substitutions[Number(digit) - 1] ?? '');
}

/** Let the components of a test file say their texts in English. */
export function inEnglish(): void {
  beforeAll(() => lookUpTextsBy(english));
}
