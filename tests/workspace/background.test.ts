// @vitest-environment jsdom
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

it('hears of changes of the library and of the settings, of which keys are made, and of nothing else', async () => {
  const listeners = new Set<(changes: Record<string, unknown>) => void>();
  const onChanged = {
    addListener: (one: (changes: Record<string, unknown>) => void) => listeners.add(one),
    removeListener: (one: (changes: Record<string, unknown>) => void) => listeners.delete(one),
  };
  vi.stubGlobal('browser', { runtime: {}, storage: { local: { onChanged } } });
  const { extensionBackground } = await import('../../src/workspace/background');
  const changed = vi.fn();
  const stop = extensionBackground.watch(changed);
  for (const key of ['revision', 'settings', 'unavailable', 'jobs']) for (const tell of listeners) tell({ [key]: {} });
  expect(changed).toHaveBeenCalledTimes(3);
  stop();
  expect(listeners.size).toBe(0);
});
