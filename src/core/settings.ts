/** What the user has set. Kept in `storage.local` under `settings`, written by the worker alone. */
export interface Settings {
  /** Site ids on which Manicule hides nothing and shows only its bar. */
  pausedSites: string[];
  /** Whether Manicule hides nothing on any site. */
  pausedEverywhere: boolean;
  /** Whether to log which listing showed which paper. */
  keepsSightings: boolean;
}

/** What holds until the user says otherwise. */
export const defaultSettings: Settings = { pausedSites: [], pausedEverywhere: false, keepsSightings: true };
