import { listEnabledSites } from '../messaging/site-access';
import { requiredFiles } from './inject';
import { keepRegistered } from './registered';

/** Keep the veil over undecided cards registered while anything could be hidden, and only then. */
export async function keepVeil(isWanted: boolean): Promise<void> {
  const matches = isWanted ? [...requiredFiles().matches, ...(await listEnabledSites())] : [];
  await keepRegistered({ id: 'veil', css: ['veil.css'], matches, runAt: 'document_start' });
}
