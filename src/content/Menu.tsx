import { type ComponentChildren, Fragment } from 'preact';
import type { Status } from '../core/annotation';
import { statuses } from '../core/annotation';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { StatusMark } from '../ui/StatusMark';
import { statusName } from '../ui/status-name';
import { text } from '../ui/text';

/** One thing to choose. */
export interface MenuItem {
  icon: IconName;
  label: string;
  /** Absent for a link. */
  onChoose?: () => void;
  /** A link opens in a new tab. */
  href?: string;
}

export interface MenuProps {
  /** Groups, parted by a line. */
  groups: MenuItem[][];
  onClose: () => void;
}

/** What else one can do with a paper. */
export function Menu({ groups, onClose }: MenuProps) {
  return (
    <MenuBox label={text('stripMore')}>
      {groups.map((group, index) => (
        <Fragment key={group[0]?.label}>
          {index > 0 && <hr />}
          {group.map(({ icon, label, href, onChoose }) =>
            href ? (
              <a
                class="m-opt"
                key={label}
                role="menuitem"
                tabIndex={-1}
                href={href}
                target="_blank"
                rel="noreferrer"
                onClick={onClose}
              >
                <Icon name={icon} />
                {label}
              </a>
            ) : (
              <button type="button" class="m-opt" key={label} role="menuitem" tabIndex={-1} onClick={onChoose}>
                <Icon name={icon} />
                {label}
              </button>
            ),
          )}
        </Fragment>
      ))}
    </MenuBox>
  );
}

/** The three statuses to choose from. */
export function StatusMenu({ status, onChoose }: { status: Status; onChoose: (status: Status) => void }) {
  return (
    <MenuBox label={text('stripStatusMenu')}>
      {statuses.map((one) => (
        <button
          type="button"
          class="m-opt"
          role="menuitemradio"
          aria-checked={one === status}
          autofocus={one === status}
          tabIndex={-1}
          key={one}
          onClick={() => onChoose(one)}
        >
          <StatusMark status={one} />
          {statusName(one)}
        </button>
      ))}
    </MenuBox>
  );
}

function MenuBox({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div role="menu" aria-label={label} onKeyDown={walk}>
      {children}
    </div>
  );
}

function walk(event: KeyboardEvent): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const menu = event.currentTarget as HTMLElement;
  const { activeElement } = menu.getRootNode() as ShadowRoot;
  const items = [...menu.querySelectorAll<HTMLElement>('.m-opt')];
  const at = items.indexOf(activeElement as HTMLElement);
  items[(at + step + items.length) % items.length]?.focus();
  event.preventDefault();
}
