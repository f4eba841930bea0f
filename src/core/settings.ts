import { defaultKeyPattern, type ExportFormat } from './citing';
import type { MetadataSettings } from './metadata';

/** What the user has set. Kept in `storage.local` under `settings`, written by the worker alone. */
export interface Settings {
  /** Site ids on which Manicule hides nothing and shows only its bar. */
  pausedSites: string[];
  /** Whether Manicule hides nothing on any site. */
  pausedEverywhere: boolean;
  /** Whether to log which listing showed which paper. */
  keepsSightings: boolean;
  /** Which sources may be asked for what a listing doesn't say. */
  metadata: MetadataSettings;
  /** The pattern of new citation keys (src/formats/key-pattern.ts). */
  keyPattern: string;
  /** The format that was exported last. */
  exportFormat: ExportFormat;
}

/** What holds until the user says otherwise. */
export const defaultSettings: Settings = {
  pausedSites: [],
  pausedEverywhere: false,
  keepsSightings: true,
  metadata: { isOff: false, sources: {} },
  keyPattern: defaultKeyPattern,
  exportFormat: 'bibtex',
};
