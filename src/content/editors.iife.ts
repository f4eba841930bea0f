import '../core/all-schemes';
import parts from '../ui/editors.css?inline';
import fields from '../ui/rule-form.css?inline';
import { leave } from './beside';
import type { Editors, MakeEditors } from './editors';
import { Overlay } from './overlay';
import { openPopover } from './Popovers';
import own from './popovers.css?inline';
import { openHidePapers, openRule } from './RulePopovers';

const makeEditors: MakeEditors = (page, mount): Editors => {
  const overlay = new Overlay(
    () => mount(parts + fields + own),
    page.signal,
    () => page.catchFocus(),
  );
  const on = { page, overlay };
  return {
    open: (view, popover, anchor) => openPopover(on, view, popover, anchor),
    openHidePapers: (view, anchor) => openHidePapers(on, view, anchor),
    openRule: (id, anchor) => openRule(on, id, anchor),
    refresh: () => overlay.refresh(),
  };
};

leave({ maniculeEditors: makeEditors });
