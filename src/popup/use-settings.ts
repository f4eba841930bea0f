import { useEffect, useState } from 'preact/hooks';
import { mirrorKeys } from '../core/mirror';
import { defaultSettings, type Settings } from '../core/settings';
import { useActions } from '../ui/notice';
import { useBackground } from './background';

/** The settings, read anew after each change; undefined until they are known. */
export function useSettings(revision: number): Settings | undefined {
  const { read } = useBackground();
  const { load } = useActions();
  const [settings, setSettings] = useState<Settings>();
  // biome-ignore lint/correctness/useExhaustiveDependencies: read anew after each change
  useEffect(() => {
    void load(async () => {
      const { [mirrorKeys.settings]: kept } = await read([mirrorKeys.settings]);
      setSettings({ ...defaultSettings, ...(kept as Partial<Settings> | undefined) });
    });
  }, [read, load, revision]);
  return settings;
}
