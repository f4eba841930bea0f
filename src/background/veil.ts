import { listEnabledSites } from '../messaging/site-access';
import { requiredFiles } from './inject';
import { keepRegistered } from './registered';

/**
 * Keep the veil over undecided cards registered while anything could be hidden, and only then. vite.config.ts writes the
 * one for enabled sites.
 */
export async function keepVeil(isWanted: boolean): Promise<void> {
  const required = isWanted ? requiredFiles().matches : [];
  const enabled = isWanted ? await listEnabledSites() : [];
  const runAt = 'document_start';
  await keepRegistered({ id: 'veil', css: ['veil.css'], matches: required, runAt });
  await keepRegistered({ id: 'veil everywhere', css: ['veil-everywhere.css'], matches: enabled, runAt });
}
