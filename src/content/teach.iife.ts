import '../core/all-schemes';
import { send } from '../messaging/send';
import parts from '../ui/editors.css?inline';
import { guardKeys } from './keys';
import { mountBeside } from './mount';
import { takeOver } from './succession';
import { teach } from './teach/Teaching';
import own from './teach/teach.css?inline';

/** Where the script leaves what ends its teaching, so that teaching anew ends it. */
const world = globalThis as { maniculeTeaching?: () => void };

world.maniculeTeaching?.();
const life = new AbortController();
// The page stands as it is while it is taught; afterwards the script that reads it takes over again.
takeOver();
guardKeys(life.signal);
const mount = mountBeside(document.documentElement, 'append', parts + own);
const leave = () => {
  if (life.signal.aborted) return;
  life.abort();
  mount.remove();
  send('everywhere.load').catch((error: unknown) => console.warn('Manicule:', error));
};
world.maniculeTeaching = leave;
teach(mount, leave, life.signal);
