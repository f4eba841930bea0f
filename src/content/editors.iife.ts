import '../core/all-schemes';
import parts from '../ui/editors.css?inline';
import { type Editors, editorsKey, type MakeEditors } from './editors';
import { Overlay } from './overlay';
import { openHidePapers, openPopover, openRule } from './Popovers';
import own from './popovers.css?inline';

const makeEditors: MakeEditors = (page, mount): Editors => {
  const overlay = new Overlay(() => mount(parts + own), page.signal);
  const on = { page, overlay };
  return {
    open: (view, popover, anchor) => openPopover(on, view, popover, anchor),
    openHidePapers: (view, anchor) => openHidePapers(on, view, anchor),
    openRule: (id, anchor) => openRule(on, id, anchor),
    refresh: () => overlay.refresh(),
  };
};

Object.assign(globalThis, { [editorsKey]: makeEditors });
