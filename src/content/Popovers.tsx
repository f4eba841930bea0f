import type { Annotation, Change, Status } from '../core/annotation';
import { defaultExport } from '../core/citing';
import { pageOf } from '../core/identifier';
import type { TagCount } from '../messaging/protocol';
import { send } from '../messaging/send';
import { NoteEditor } from '../ui/NoteEditor';
import { TagField } from '../ui/TagField';
import { text } from '../ui/text';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';
import { Menu, type MenuItem, StatusMenu } from './Menu';
import { apply, type OpenPage } from './open-page';
import { hideTopic, openHidePapers, openRule } from './RulePopovers';
import type { StripPopover } from './strip';

/** Open one of a strip's popovers at its button. */
export function openPopover(on: OpenPage, view: CardView, which: StripPopover, anchor: HTMLElement): void {
  switch (which) {
    case 'tags':
      openTags(on, view, anchor);
      break;
    case 'note':
      openNote(on, view, anchor);
      break;
    case 'status':
      openStatus(on, view, anchor);
      break;
    case 'menu':
      openMenu(on, view, anchor);
      break;
  }
}

function openTags(on: OpenPage, view: CardView, anchor: HTMLElement): void {
  let options: TagCount[] = [];
  const { overlay, page } = on;
  overlay.show(anchor, page.look, 'm-tags-pop', () => (
    <TagField
      autoFocus
      tags={page.mirror.mark(view.card.id)?.tags ?? []}
      options={options}
      onAdd={(tag) => page.change(view, { do: 'add tag', tag })}
      onRemove={(tag) => page.change(view, { do: 'remove tag', tag })}
      onClose={() => overlay.close()}
    />
  ));
  send('tag.list').then(
    (tags) => {
      options = tags;
      overlay.refresh();
    },
    // Without its options the field still takes tags.
    () => undefined,
  );
}

function openNote(on: OpenPage, view: CardView, anchor: HTMLElement): void {
  let annotation: Annotation | undefined;
  const { overlay, page } = on;
  const show = () => {
    overlay.show(anchor, page.look, 'm-note-pop', () => (
      <NoteEditor
        autoFocus
        note={annotation?.note ?? ''}
        onSave={(note) => page.change(view, { do: 'note', note })}
        onClose={() => overlay.close()}
      />
    ));
  };
  // Not before the whole note is there: what is typed into an empty field would replace it.
  if (!page.mirror.mark(view.card.id)?.noteLine) return show();
  send('annotation.get', view.card.id).then(
    (found) => {
      annotation = found;
      show();
    },
    (error) => view.fail(error, () => openNote(on, view, anchor)),
  );
}

function openStatus(on: OpenPage, view: CardView, anchor: HTMLElement): void {
  const { overlay, page } = on;
  const choose = (status: Status) => {
    overlay.close();
    apply(page, view, { do: 'status', status });
  };
  overlay.show(anchor, page.look, 'm-menu', () => (
    <StatusMenu status={page.mirror.mark(view.card.id)?.status ?? 'unread'} onChoose={choose} />
  ));
}

function openMenu(on: OpenPage, view: CardView, anchor: HTMLElement): void {
  const { overlay, page } = on;
  const mark = page.mirror.mark(view.card.id);
  const choose = (action: () => void) => () => {
    overlay.close();
    action();
  };
  const own: MenuItem[] = mark?.saved
    ? [
        {
          icon: 'star',
          label: text(mark.starred ? 'stripUnstar' : 'stripStar'),
          onChoose: choose(() => apply(page, view, { do: 'star', starred: !mark.starred })),
        },
        { icon: 'note', label: text('stripNote'), onChoose: choose(() => openNote(on, view, anchor)) },
        { icon: 'trash', label: text('menuRemove'), onChoose: choose(() => apply(page, view, { do: 'remove' })) },
      ]
    : [{ icon: 'note', label: text('stripNote'), onChoose: choose(() => openNote(on, view, anchor)) }];
  const topic = hideTopic(page, view);
  overlay.show(anchor, page.look, 'm-menu', () => (
    <Menu
      groups={[
        [
          {
            icon: 'hide',
            label: text('hideTitle'),
            onChoose: choose(() => openHidePapers(on, view, anchor)),
          },
          // Second: the first has the focus, and this does what it says at once.
          ...(topic ? [{ icon: 'hide', label: topic.label, onChoose: choose(topic.hide) } as const] : []),
          {
            icon: 'highlight',
            label: text('highlightTitle'),
            onChoose: choose(() => openHidePapers(on, view, anchor, 'highlight')),
          },
          ...shownOf(page, view, choose),
          // A narrow strip has no room for this.
          ...ruleOf(on, view, anchor, choose),
        ],
        [
          { icon: 'copy', label: text('menuCopyBibtex'), onChoose: choose(() => void copyCitation(on, view, 'entry')) },
          { icon: 'copy', label: text('menuCopyKey'), onChoose: choose(() => void copyCitation(on, view, 'key')) },
          ...linksOf(view),
        ],
        own,
      ]}
      onClose={() => overlay.close()}
    />
  ));
}

async function copyCitation(on: OpenPage, view: CardView, part: 'entry' | 'key'): Promise<void> {
  const { page } = on;
  try {
    // A citation is of a paper that one has: copying one saves it, or its key couldn't stay.
    if (!page.mirror.mark(view.card.id)?.saved) await page.change(view, { do: 'save' });
    const { text: entry } = await send('library.export', {
      choice: { ids: [view.card.id] },
      freeze: true,
      options: defaultExport('bibtex'),
    });
    const key = /^@\w+\{([^\s,{}]+)/.exec(entry)?.[1] ?? '';
    await navigator.clipboard.writeText(part === 'key' ? key : entry);
    view.tell(part === 'key' ? text('citeCopied', key) : text('saidCopied'));
  } catch (error) {
    view.fail(error, () => void copyCitation(on, view, part));
  }
}

function linksOf({ card: { id } }: CardView): MenuItem[] {
  const page = pageOf(id);
  if (!page) return [];
  const item: MenuItem = { icon: 'out', label: text('menuOpen', new URL(page).host), href: page };
  if (!id.startsWith('arxiv:')) return [item];
  const pdf = page.replace('/abs/', '/pdf/');
  return [{ icon: 'file', label: text('menuOpenPdf'), href: pdf }, item];
}

/** The rule that concerns the card, with all that can be done about it. */
function ruleOf(
  on: OpenPage,
  { reason, highlight }: CardView,
  anchor: HTMLElement,
  choose: (action: () => void) => () => void,
): MenuItem[] {
  const rule = reason?.by === 'rule' ? reason.rule : highlight;
  if (!rule) return [];
  const label = text('menuEditRule', rule.name);
  return [{ icon: 'tune', label, onChoose: choose(() => openRule(on, rule.id, anchor)) }];
}

/** What is said of rules for this paper alone: that none of them hides it. */
function shownOf(page: EditorsPage, view: CardView, choose: (action: () => void) => () => void): MenuItem[] {
  const isShown = page.mirror.mark(view.card.id)?.shown === true;
  if (!isShown && view.reason?.by !== 'rule') return [];
  const change: Change = { do: 'show', shown: !isShown };
  const label = text(isShown ? 'menuNotAlwaysShow' : 'menuAlwaysShow');
  return [{ icon: 'eye', label, onChoose: choose(() => apply(page, view, change)) }];
}
