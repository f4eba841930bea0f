import { render } from 'preact';
import '../core/all-schemes';
import '../ui/tokens.css';
import '../ui/strip.css';
import '../ui/components.css';
import '../ui/export.css';
import './popup.css';
import { mirrorKeys } from '../core/mirror';
import { extension } from '../messaging/extension';
import { askToPersist } from '../ui/persist';
import { text } from '../ui/text';
import { App, type Initial } from './App';

/** Paint what `storage.local` holds; everything else is asked for while that is being read. */
async function start(): Promise<void> {
  document.documentElement.lang = text('language');
  const initial: Initial = await extension.storage.local.get([mirrorKeys.recent, mirrorKeys.unavailable]);
  render(<App initial={initial} />, document.body);
}

void start();
askToPersist();
