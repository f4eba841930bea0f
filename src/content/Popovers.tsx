import type { Annotation, Change, Status } from '../core/annotation';
import { pageOf } from '../core/identifier';
import type { Rule } from '../core/rule';
import type { TagCount } from '../messaging/protocol';
import { send } from '../messaging/send';
import { NoteEditor } from '../ui/NoteEditor';
import { TagField } from '../ui/TagField';
import { text } from '../ui/text';
import type { CardView } from './card-view';
import type { EditorsPage } from './editors';
import { HidePapers } from './HidePapers';
import { hiddenCounts } from './hidden-counts';
import { Menu, type MenuItem, StatusMenu } from './Menu';
import type { Overlay } from './overlay';
import { previewOf } from './preview';
import { proposalsOf } from './proposals';
import { RuleEditor } from './RuleEditor';
import type { StripPopover } from './strip';

/** A page and the overlay that its popovers share. */
export interface OpenPage {
  readonly page: EditorsPage;
  readonly overlay: Overlay;
}

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
  overlay.show(anchor, page.look, 'm-menu', () => (
    <Menu
      groups={[
        [{ icon: 'hide', label: text('menuHideLike'), onChoose: choose(() => openHidePapers(on, view, anchor)) }],
        [
          { icon: 'copy', label: text('menuCopyBibtex'), onChoose: choose(() => void copyBibtex(on, view)) },
          ...linksOf(view),
        ],
        own,
      ]}
      onClose={() => overlay.close()}
    />
  ));
}

/** Open “Hide papers like this…” for a card. */
export function openHidePapers(on: OpenPage, view: CardView, anchor: HTMLElement): void {
  const { overlay, page } = on;
  overlay.show(anchor, page.look, 'm-hide-pop', () => (
    <HidePapers
      proposals={proposalsOf(view.paper)}
      papers={page.views.length}
      site={page.site}
      preview={(matches) => previewOf(page, matches)}
      onHide={async (rule) => {
        const { id, name } = await send('rule.create', rule);
        page.say(text('saidRuleMade', name), () => send('rule.remove', [id]));
      }}
      onHideOne={() => {
        overlay.close();
        apply(page, view, { do: 'hide', hidden: true });
      }}
      onClose={() => overlay.close()}
    />
  ));
}

/** Open a rule where it shows what it does. */
export function openRule(on: OpenPage, id: string, anchor: HTMLElement): void {
  const { overlay, page } = on;
  const rule = page.mirror.rules.find((one) => one.id === id);
  if (!rule) return;
  const { name, query } = rule;
  const count = hiddenCounts(page.views).find((one) => one.rule?.id === id)?.count ?? 0;
  const change = (part: Partial<Rule>) => send('rule.change', { id, change: part });
  overlay.show(anchor, page.look, 'm-hide-pop', () => (
    <RuleEditor
      name={name}
      query={query}
      count={count}
      onSave={async (part) => {
        await change(part);
        page.say(text('saidRuleChanged', part.name), () => change({ name, query }));
      }}
      onTurnOff={async () => {
        await change({ enabled: false });
        page.say(text('saidRuleOff', name), () => change({ enabled: true }));
      }}
      onRemove={async () => {
        await send('rule.remove', [id]);
        page.say(text('saidRuleRemoved', name), () => send('rule.restore', [id]));
      }}
      onClose={() => overlay.close()}
    />
  ));
}

/** Apply a change without waiting for it. */
function apply(page: EditorsPage, view: CardView, change: Change): void {
  // What fails is said on the card.
  page.change(view, change).catch(() => undefined);
}

async function copyBibtex(on: OpenPage, view: CardView): Promise<void> {
  const { page } = on;
  try {
    // A citation is of a paper that one has: copying one saves it, or its key couldn't stay.
    if (!page.mirror.mark(view.card.id)?.saved) await page.change(view, { do: 'save' });
    const written = await send('library.export', { choice: { ids: [view.card.id] }, freeze: true });
    await navigator.clipboard.writeText(written.text);
    view.tell(text('saidCopied'));
  } catch (error) {
    view.fail(error, () => void copyBibtex(on, view));
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
