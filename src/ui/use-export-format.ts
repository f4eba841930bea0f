import { useEffect, useState } from 'preact/hooks';
import type { ExportFormat } from '../core/citing';
import { mirrorKeys } from '../core/mirror';
import { defaultSettings, type Settings } from '../core/settings';
import { useActions } from './notice';
import type { Exporting } from './use-exporting';

/** The format that was exported last, absent until it is known, and a way to choose another, which is kept. */
export function useExportFormat(
  read: (keys: string[]) => Promise<Record<string, unknown>>,
  keep: (change: { exportFormat: ExportFormat }) => Promise<unknown>,
): { format: ExportFormat | undefined; onFormat: Exporting['onFormat'] } {
  const { load, fail } = useActions();
  const [format, setFormat] = useState<ExportFormat>();
  useEffect(() => {
    void load(async () => {
      const { [mirrorKeys.settings]: kept } = await read([mirrorKeys.settings]);
      const { exportFormat } = { ...defaultSettings, ...(kept as Partial<Settings> | undefined) };
      setFormat((now) => now ?? exportFormat);
    });
  }, [read, load]);
  const onFormat = (next: ExportFormat) => {
    setFormat(next);
    const again = () => keep({ exportFormat: next });
    again().catch((error: unknown) => fail(error, again));
  };
  return { format, onFormat };
}
