import '../core/all-schemes';
import { send } from '../messaging/send';
import parts from '../ui/editors.css?inline';
import { guardKeys } from './keys';
import { mountBeside } from './mount';
import { succession, takeOver } from './succession';
import { teach } from './teach/Teaching';
import own from './teach/teach.css?inline';

const life = new AbortController();
// The page stands as it is while it is taught.
takeOver();
guardKeys(life.signal);
const mount = mountBeside(document.documentElement, 'append', parts + own);
const stop = () => {
  life.abort();
  mount.remove();
};
// A script that takes over removes the panel, and clicks must reach the page again.
document.addEventListener(succession, stop, { signal: life.signal });
const leave = () => {
  if (life.signal.aborted) return;
  stop();
  send('everywhere.load').catch((error: unknown) => console.warn('Manicule:', error));
};
teach(mount, leave, life.signal);
