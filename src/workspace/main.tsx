import { render } from 'preact';
import '../core/all-schemes';
import '../ui/tokens.css';
import '../ui/strip.css';
import '../ui/components.css';
import '../ui/export.css';
import './workspace.css';
import './detail.css';
import './facts/facts.css';
import './charts/charts.css';
import './import/import.css';
import { mirrorKeys } from '../core/mirror';
import { extension } from '../messaging/extension';
import { text } from '../ui/text';
import { type Initial, Workspace } from './Workspace';

/** Paint what `storage.local` holds; everything else is asked for while that is being read. */
async function start(): Promise<void> {
  document.documentElement.lang = text('language');
  document.title = text('wsTitle');
  const initial: Initial = await extension.storage.local.get([mirrorKeys.recent, mirrorKeys.unavailable]);
  render(<Workspace initial={initial} />, document.body);
}

void start();
