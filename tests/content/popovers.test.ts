// @vitest-environment jsdom
import '../fakes/extension';
import './browser';
import '../../src/content/editors.iife';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnnotatedPage } from '../../src/content/annotated-page';
import type { Left } from '../../src/content/beside';
import type { MakeEditors } from '../../src/content/editors';
import { mountBeside } from '../../src/content/mount';
import type { Change } from '../../src/core/annotation';
import { defaultExport } from '../../src/core/citing';
import { listing } from '../e2e/pages/huggingface';
import { makePapers } from '../e2e/pages/papers';
import { fake } from '../fakes/extension';
import { inEnglish } from '../ui/texts';
import { drawn, frame, report, theDrawn } from './browser';
import { addresses, barText, cardOf, controlOf, type OpenPage, openPage, textOn } from './open-page';
import { FakeWorker } from './worker';

inEnglish();

const world = globalThis as Left;
const { maniculeEditors } = world;
const llama = 'arxiv:2601.00001';
let worker: FakeWorker;
let open: OpenPage;
let page: AnnotatedPage;

beforeEach(async () => {
  install();
  fake.reset();
  worker = new FakeWorker();
  open = await openPage(addresses.listing, listing(makePapers(6, ['A Survey of Attention', 'Surveys'])));
  page = open.page;
});

afterEach(() => open.leave());

function install(): undefined {
  Object.assign(world, { maniculeEditors });
}

async function press(name: string, number = 1): Promise<HTMLElement> {
  const control = controlOf(page, number, name);
  control.focus();
  control.click();
  await frame();
  return control;
}

/** A folded card has no strip, but its menu may have been open. */
async function openMenuOf(number: number): Promise<void> {
  const editors = (maniculeEditors as MakeEditors)(page, (css) => mountBeside(document.documentElement, 'append', css));
  editors.open(cardOf(page, number), 'menu', theDrawn('.m-bar [data-name=pause]'));
  await frame();
}

async function choose(label: string): Promise<void> {
  const item = drawn('.m-pop .m-opt, .m-pop button').find(({ textContent }) => textContent?.trim() === label);
  if (!item) throw new Error(`Expected ${label}`);
  item.click();
  await frame();
}

async function type(selector: string, value: string): Promise<HTMLInputElement> {
  const field = theDrawn<HTMLInputElement>(`.m-pop ${selector}`);
  field.value = value;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await frame();
  return field;
}

async function key(on: HTMLElement, name: string, init: KeyboardEventInit = {}): Promise<void> {
  on.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...init }));
  await frame();
}

function focused(): Element | null | undefined {
  return drawn('.m-root')
    .map((root) => (root.getRootNode() as ShadowRoot).activeElement)
    .find((element) => element);
}

function changes(): Change[] {
  return worker.askedFor('annotation.change').map((data) => (data as { change: Change }).change);
}

describe('the second script', () => {
  it('is loaded when an editor is first opened, once, however often that is asked for', async () => {
    delete world.maniculeEditors;
    worker.loadEditors = install;
    controlOf(page, 1, 'tag').click();
    controlOf(page, 2, 'tag').click();
    await frame();
    expect(worker.askedFor('editors.load')).toHaveLength(1);
    expect(drawn('.m-pop')).toHaveLength(1);
  });

  it('that can’t be loaded is said on the card, and tried again', async () => {
    delete world.maniculeEditors;
    worker.failure = new Error('x');
    await press('tag');
    expect(textOn(page, 1)).toContain('Try again');
    worker.loadEditors = install;
    await press('again');
    expect(drawn('.m-tags-pop')).toHaveLength(1);
  });
});

describe('a popover', () => {
  it.each([
    ['tag', 'INPUT'],
    ['note', 'TEXTAREA'],
  ])('of %s has the focus in its field as soon as it is there, for those who type at once', async (name, field) => {
    await press('save');
    await press('tag');
    await key(theDrawn('.m-pop input'), 'Escape');
    controlOf(page, 1, name).click();
    // No frame may pass, in which what is typed would be the button's.
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
    expect(drawn('.m-pop')).toHaveLength(1);
    expect(focused()?.tagName).toBe(field);
  });

  it('hangs outside the page’s root, one at a time, and its button says that it is open', async () => {
    const tag = await press('tag');
    expect(theDrawn('.m-pop').getRootNode()).toBe(theDrawn('.m-tags-pop').getRootNode());
    expect(document.body.contains((theDrawn('.m-pop').getRootNode() as ShadowRoot).host)).toBe(false);
    expect(tag.getAttribute('aria-expanded')).toBe('true');
    await press('more');
    expect(drawn('.m-pop').map(({ className }) => className)).toEqual(['m-pop m-menu']);
    expect(tag.hasAttribute('aria-expanded')).toBe(false);
  });

  it('closes with Esc, and the focus goes back to its button', async () => {
    const more = await press('more');
    expect(focused()?.textContent).toBe('Hide papers like this…');
    await key(focused() as HTMLElement, 'Escape');
    expect(drawn('.m-pop')).toEqual([]);
    expect(focused()).toBe(more);
  });

  it('gives the focus to the bar where its button is gone', async () => {
    const more = await press('more');
    more.remove();
    await key(focused() as HTMLElement, 'Escape');
    expect(focused()?.className).toBe('m-bar');
  });

  it.each([
    [500, 900, '360px'],
    [100, 900, '408px'],
    [300, 700, '500px'],
  ])('from %d to %d is moved up where it has grown out of the window', async (top, bottom, moved) => {
    await press('more');
    const box = theDrawn('.m-pop');
    box.style.top = '500px';
    box.getBoundingClientRect = () => ({ top, bottom }) as DOMRect;
    report(box, { contentRect: { width: 260 } });
    expect([window.innerHeight, box.style.top]).toEqual([768, moved]);
  });

  it('stays open where Esc ends a composition', async () => {
    await press('tag');
    await key(theDrawn('.m-pop input'), 'Escape', { isComposing: true });
    expect(drawn('.m-pop')).toHaveLength(1);
  });

  it('closes when its button is pressed again, and when something else is', async () => {
    await press('more');
    await press('more');
    expect(drawn('.m-pop')).toEqual([]);
    await press('more');
    window.dispatchEvent(new Event('pointerdown'));
    expect(drawn('.m-pop')).toEqual([]);
  });

  it('stays open with what can’t be stored as it is', async () => {
    await press('tag');
    const input = await type('input', 'x'.repeat(300));
    await key(input, 'Enter');
    window.dispatchEvent(new Event('pointerdown'));
    expect(theDrawn<HTMLInputElement>('.m-pop input').value).toHaveLength(300);
  });

  it('stays open with a rule that was begun, or changed, and isn’t stored', async () => {
    await press('more');
    await choose('Hide papers like this…');
    const query = await type('[role=combobox]', 'survey');
    window.dispatchEvent(new Event('pointerdown'));
    expect(query.isConnected).toBe(true);
    await type('[role=combobox]', '');
    window.dispatchEvent(new Event('pointerdown'));
    expect(drawn('.m-pop')).toEqual([]);
    worker.addRule({ query: 'title:survey', id: 'r1' });
    await frame();
    page.openRule('r1', document.createElement('button'));
    await frame();
    const name = await type('label input[type=text]', 'Surveys');
    window.dispatchEvent(new Event('pointerdown'));
    expect(name.isConnected).toBe(true);
    await type('label input[type=text]', 'title:survey');
    window.dispatchEvent(new Event('pointerdown'));
    expect(drawn('.m-pop')).toEqual([]);
  });

  it('goes with the page’s life', async () => {
    await press('more');
    open.leave();
    expect(drawn('.m-pop')).toEqual([]);
  });
});

describe('tags', () => {
  it('are added and shown on the strip once they are stored, while the field stays open at its button', async () => {
    worker.annotate('arxiv:2601.00005', { saved: true, tags: ['ml/peft'] });
    const tag = await press('tag');
    await vi.waitFor(() => expect(focused()).toBe(theDrawn('.m-pop input')));
    expect(theDrawn('[role=listbox]').textContent).toContain('ml/peft');
    await key(await type('input', 'to read'), 'Enter');
    expect(changes()).toEqual([{ do: 'add tag', tag: 'to read' }]);
    expect(textOn(page, 1)).toBe('Unreadto readTagNoteHide');
    expect([tag.isConnected, tag.getAttribute('aria-expanded')]).toEqual([true, 'true']);
    await key(theDrawn('.m-pop input'), 'Escape');
    expect(focused()).toBe(tag);
  });

  it('that can’t be stored come back into the field, with the reason', async () => {
    await press('tag');
    worker.failure = Object.assign(new Error(), { name: 'QuotaExceededError' });
    await key(await type('input', 'kept'), 'Enter');
    expect(theDrawn<HTMLInputElement>('.m-pop input').value).toBe('kept');
    expect(theDrawn('.m-pop [role=alert]').textContent).toMatch(/disk is full/);
  });
});

describe('a note', () => {
  it('is opened whole, and stored with Esc', async () => {
    worker.annotate(llama, { saved: true, note: 'first\nsecond' });
    const note = await press('note');
    const area = await type('textarea', 'first\nsecond\nthird');
    expect(worker.askedFor('annotation.get')).toEqual([llama]);
    await key(area, 'Escape');
    expect(worker.annotations.get(llama)?.note).toBe('first\nsecond\nthird');
    expect([drawn('.m-pop').length, focused()]).toEqual([0, note]);
  });

  it('isn’t opened empty where the whole of it can’t be had', async () => {
    worker.annotate(llama, { saved: true, note: 'first' });
    worker.failure = new Error('x');
    await press('note');
    expect(drawn('.m-pop')).toEqual([]);
    await press('again');
    expect(theDrawn<HTMLTextAreaElement>('textarea').value).toBe('first');
  });

  it('that can’t be stored when its popover is closed from outside can be stored from the strip', async () => {
    worker.annotate(llama, { saved: true });
    await press('note');
    worker.breakdown = new Error('x');
    await type('textarea', 'not lost');
    window.dispatchEvent(new Event('pointerdown'));
    await vi.waitFor(() => expect(textOn(page, 1)).toContain('Try again'));
    worker.breakdown = undefined;
    await press('again');
    expect(worker.annotations.get(llama)?.note).toBe('not lost');
  });
});

describe('the menu', () => {
  it('of a paper that isn’t saved has what it can do', async () => {
    await press('more');
    expect(drawn('.m-opt').map(({ textContent }) => textContent)).toEqual([
      'Hide papers like this…',
      'Highlight papers like this…',
      'Copy BibTeX',
      'Copy the citation key',
      'Open the PDF',
      'Open on arxiv.org',
      'Note',
    ]);
    expect(drawn<HTMLAnchorElement>('a.m-opt').map(({ href }) => href)).toEqual([
      'https://arxiv.org/pdf/2601.00001',
      'https://arxiv.org/abs/2601.00001',
    ]);
  });

  it('stars and removes what is saved', async () => {
    worker.annotate(llama, { saved: true });
    await press('more');
    await choose('Star');
    await press('more');
    await choose('Unstar');
    await press('more');
    await choose('Remove from the library');
    expect(changes().map((change) => change.do)).toEqual(['star', 'star', 'remove']);
  });

  it('hides what a paper and others here are about in one click, sparing what is saved, and the bar takes it back', async () => {
    open.leave();
    open = await openPage(
      addresses.listing,
      listing(makePapers(8, ['A Survey of Attention', 'Survey: Attention', 'Surveys'])),
    );
    page = open.page;
    worker.annotate('arxiv:2601.00002', { saved: true });
    await press('more');
    await choose('Hide “survey” (1 here)');
    expect(worker.rules).toMatchObject([{ name: 'survey', query: 'title:survey', action: 'hide' }]);
    expect(page.views.map(({ state }) => state).slice(0, 3)).toEqual(['gone', 'shown', 'shown']);
    expect(barText()).toContain('Hiding «survey»');
    // The menu's button, which had the focus, is hidden with its card.
    expect(focused()?.className).toBe('m-bar');
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
    expect(page.views.map(({ state }) => state).slice(0, 3)).toEqual(['shown', 'shown', 'shown']);
    await press('more', 3);
    expect(
      drawn('.m-opt')
        .map(({ textContent }) => textContent)
        .slice(0, 2),
    ).toEqual(['Hide papers like this…', 'Highlight papers like this…']);
  });

  it('says in the bar where that failed', async () => {
    open.leave();
    open = await openPage(addresses.listing, listing(makePapers(8, ['A Survey of Attention', 'A Survey of Speech'])));
    page = open.page;
    await press('more');
    worker.failure = Object.assign(new Error(), { name: 'QuotaExceededError' });
    await choose('Hide “survey” (2 here)');
    expect([barText().includes('disk is full'), worker.rules.length]).toEqual([true, 0]);
  });

  it('always shows a paper that a rule hides, and no longer', async () => {
    worker.addRule({ query: 'title:survey' });
    await frame();
    page.showHidden(true);
    await openMenuOf(1);
    await choose('Always show this paper');
    worker.annotate(llama, { shown: true });
    await openMenuOf(1);
    await choose('No longer always show');
    expect(changes()).toEqual([
      { do: 'show', shown: true },
      { do: 'show', shown: false },
    ]);
    await openMenuOf(3);
    expect(
      drawn('.m-opt')
        .map(({ textContent }) => textContent)
        .join(),
    ).not.toContain('always');
  });

  it('leads to the rule that hides or highlights a paper, for strips without room for that', async () => {
    worker.addRule({ query: 'title:survey', name: 'surveys' });
    await frame();
    page.showHidden(true);
    await openMenuOf(1);
    await choose('Edit the rule “surveys”');
    expect(drawn('.m-pop [role=dialog]').map((one) => one.getAttribute('aria-label'))).toEqual(['Edit the rule']);
  });

  it('copies BibTeX, saving the paper first', async () => {
    const writeText = vi.fn(async () => undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    await press('more');
    await choose('Copy BibTeX');
    expect(changes()).toEqual([{ do: 'save' }]);
    expect(worker.askedFor('library.export')).toEqual([
      { choice: { ids: [llama] }, freeze: true, options: defaultExport('bibtex') },
    ]);
    expect(writeText).toHaveBeenCalledWith('@misc{key}');
    expect(textOn(page, 1)).toContain('BibTeX copied');
  });

  it('copies the citation key', async () => {
    const writeText = vi.fn(async () => undefined);
    Object.assign(navigator, { clipboard: { writeText } });
    await press('more');
    await choose('Copy the citation key');
    expect(writeText).toHaveBeenCalledWith('key');
    expect(textOn(page, 1)).toContain('Copied: key');
  });

  it('says on the strip what failed', async () => {
    await press('more');
    worker.failure = new Error('x');
    await choose('Copy BibTeX');
    expect(textOn(page, 1)).toContain('Try again');
  });
});

describe('the statuses', () => {
  it('are chosen from the status with the keys, and a failure is said on the strip', async () => {
    worker.annotate(llama, { saved: true });
    const status = controlOf(page, 1, 'status');
    status.focus();
    await key(status, 'ArrowDown');
    expect(focused()?.textContent).toBe('Unread');
    worker.failure = new Error('x');
    await choose('Read');
    expect(textOn(page, 1)).toContain('Try again');
    await press('again');
    expect(textOn(page, 1)).toMatch(/^Read/);
  });
});

describe('“Hide papers like this…”', () => {
  it('makes a rule that hides at once, and the bar takes it back', async () => {
    await press('more');
    await choose('Hide papers like this…');
    await type('[type=text]', 'survey OR surveys');
    await choose('Hide 2');
    expect(page.views.map(({ state }) => state).slice(0, 3)).toEqual(['gone', 'gone', 'shown']);
    expect(barText()).toContain('Hiding «survey OR surveys»Undo');
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
    expect(page.views.map(({ state }) => state).slice(0, 3)).toEqual(['shown', 'shown', 'shown']);
    expect(barText()).not.toContain('Undo');
  });

  it('highlights them instead', async () => {
    await press('more');
    await choose('Highlight papers like this…');
    await type('[type=text]', 'surveys');
    await choose('Highlight 1');
    expect(worker.rules).toMatchObject([{ query: 'surveys', action: 'highlight', colour: 'yellow' }]);
    expect(barText()).toContain('Highlighting «surveys»Undo');
  });

  it('hides only this paper', async () => {
    await press('more');
    await choose('Hide papers like this…');
    await choose('Only this paper');
    expect(changes()).toEqual([{ do: 'hide', hidden: true }]);
    expect(textOn(page, 1)).toContain('Hidden by you');
  });

  it('is offered on the line of a paper that was hidden by hand', async () => {
    await press('hide');
    await press('rule');
    expect(drawn('.m-hide-pop')).toHaveLength(1);
  });
});

describe('a rule', () => {
  beforeEach(async () => {
    worker.addRule({ query: 'title:survey', name: 'surveys', sites: ['huggingface'], expires: Date.now() + 1e6 });
    await frame();
    page.openRule('title:survey', theDrawn('.m-bar [data-name="title:survey"]'));
    await frame();
  });

  async function undo(): Promise<void> {
    theDrawn('.m-bar [data-name=undo]').click();
    await frame();
  }

  it('is edited from where it shows what it does, and brought back to what it was', async () => {
    const before = { ...worker.rules[0] };
    await type('.m-typed input', 'title:surveys');
    await choose('Save');
    expect(page.views.map(({ state }) => state).slice(0, 2)).toEqual(['shown', 'gone']);
    expect(worker.askedFor('rule.change')).toEqual([{ query: 'title:surveys' }]);
    await undo();
    expect(page.views.map(({ state }) => state).slice(0, 2)).toEqual(['gone', 'shown']);
    expect(worker.rules).toEqual([before]);
  });

  it('is turned off, and on again', async () => {
    await choose('Turn off');
    expect(barText()).toContain('«surveys» is off');
    expect(worker.rules[0]?.enabled).toBe(false);
    await undo();
    expect(worker.rules[0]?.enabled).toBe(true);
  });

  it('is paused on the site, and acts again', async () => {
    await choose('Pause here');
    expect(barText()).toContain('«surveys» is paused on this site');
    expect(worker.rules[0]?.exceptSites).toEqual(['huggingface']);
    await undo();
    expect(worker.rules[0]).not.toHaveProperty('exceptSites');
  });

  it('is removed, and comes back as it was', async () => {
    const [before] = worker.rules;
    await choose('Remove rule');
    expect(worker.rules).toEqual([]);
    await undo();
    expect(worker.askedFor('rule.restore')).toEqual([['title:survey']]);
    expect(worker.rules).toEqual([before]);
  });

  it('is edited from the line of a paper that it hides', async () => {
    window.dispatchEvent(new Event('pointerdown'));
    page.showHidden(true);
    await press('rule');
    expect(theDrawn<HTMLInputElement>('.m-pop .m-typed input').value).toBe('title:survey');
  });
});

describe('a rule that can’t be opened', () => {
  it('says that it is no longer there', async () => {
    worker.addRule({ query: 'title:survey', name: 'surveys' });
    await frame();
    worker.rules = [];
    page.openRule('title:survey', theDrawn('.m-bar [data-name="title:survey"]'));
    await frame();
    expect(theDrawn('.m-pop').textContent).toContain('This rule is no longer there');
    await choose('Close');
    expect(drawn('.m-pop')).toEqual([]);
  });

  it('is tried again where the worker didn’t answer', async () => {
    worker.addRule({ query: 'title:survey', name: 'surveys' });
    await frame();
    worker.breakdown = new Error('x');
    page.openRule('title:survey', theDrawn('.m-bar [data-name="title:survey"]'));
    await frame();
    worker.breakdown = undefined;
    await choose('Try again');
    expect(theDrawn<HTMLInputElement>('.m-pop .m-typed input').value).toBe('title:survey');
  });
});
