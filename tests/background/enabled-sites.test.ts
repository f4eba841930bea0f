import { describe, expect, it, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { addSites, changeSites, keepEnabledSites, removeSites } from '../../src/background/enabled-sites';
import { ruleHandlers } from '../../src/background/handlers/rule';
import { install } from '../../src/background/install';
import { keepUp } from '../../src/background/keep-up';
import { accessTo, allowSource, enableSites, giveBackSource, takeBackSites } from '../../src/messaging/site-access';
import { fake, ownPage } from '../fakes/webextension-polyfill';
import { beginEachAfresh } from './fixture';

beginEachAfresh();

const scholar = 'https://scholar.google.com/*';
const lab = 'https://lab.example.edu/*';
const required = ['https://huggingface.co/*', 'https://arxiv.org/*'];

/** Say yes to the browser's prompt. */
function grant(...origins: string[]): Promise<void> {
  for (const origin of origins) fake.origins.add(origin);
  return addSites({ origins });
}

describe('the script with all adapters', () => {
  it('is registered for the sites that are enabled, and for no others', async () => {
    await keepEnabledSites();
    expect(fake.scripts.size).toBe(0);
    await grant(scholar);
    await grant(lab);
    expect(fake.scripts.get('everywhere')).toEqual({
      id: 'everywhere',
      js: ['script.js'],
      css: ['page.css'],
      matches: [lab, scholar],
      excludeMatches: required,
      runAt: 'document_start',
    });
    fake.origins.delete(lab);
    await removeSites({ origins: [lab] });
    expect(fake.scripts.get('everywhere')?.matches).toEqual([scholar]);
    fake.origins.delete(scholar);
    await removeSites({ origins: [scholar] });
    expect(fake.scripts.size).toBe(0);
  });

  it('is registered by names of files, where Firefox tells their addresses', async () => {
    const manifest = browser.runtime.getManifest();
    const css = [browser.runtime.getURL('page.css')];
    const content_scripts = manifest.content_scripts?.map((script) => ({ ...script, css }));
    const told = vi.spyOn(browser.runtime, 'getManifest').mockReturnValue({ ...manifest, content_scripts } as never);
    await grant(scholar);
    told.mockRestore();
    expect(fake.scripts.get('everywhere')?.css).toEqual(['page.css']);
  });

  it('is not registered for programs on the user’s own computer', async () => {
    await grant('http://127.0.0.1/*');
    expect(fake.scripts.size).toBe(0);
  });

  it('is registered again after an update has cleared it, once, and put into open tabs', async () => {
    fake.origins.add(scholar);
    fake.tabs = [{ id: 1 }];
    await Promise.all([keepEnabledSites(), keepEnabledSites(), install({ reason: 'update' })]);
    expect(fake.scripts.get('everywhere')?.matches).toEqual([scholar]);
    expect(fake.injected).toContainEqual({ tabId: 1, files: ['script.js'] });
  });

  it('is put into the open tabs of a site that is enabled, with its style', async () => {
    fake.tabs = [{ id: 1 }, { id: 2 }];
    fake.closed.add(1);
    await grant(scholar);
    expect(fake.injected).toEqual([
      { tabId: 2, files: ['page.css'] },
      { tabId: 2, files: ['script.js'] },
    ]);
  });

  it('gives way to the required sites’ own script where Firefox gives those back', async () => {
    fake.tabs = [{ id: 1 }];
    await addSites({ origins: ['https://arxiv.org/*'] });
    expect(fake.injected.map(({ files }) => files)).toEqual([['page.css'], ['page.js']]);
  });
});

describe('a host that a source was granted', () => {
  const dblp = 'https://dblp.org/*';
  const openreview = 'https://openreview.net/*';
  const ofOpenreview = 'https://*.openreview.net/*';
  /** What is noted of sources reaches the worker as the browser tells it. */
  const told = async <T>(work: Promise<T>): Promise<T> => {
    const before = structuredClone(fake.stored.get('source hosts'));
    const done = await work;
    await changeSites({ 'source hosts': { oldValue: before, newValue: fake.stored.get('source hosts') } });
    return done;
  };
  const allow = async (host: string) => {
    expect(await told(allowSource(host, fake.origins.has(host)))).toBe(true);
    await addSites({ origins: [host] });
  };
  const matches = () => fake.scripts.get('everywhere')?.matches ?? [];

  it('is no site that is enabled, until somebody enables it', async () => {
    fake.tabs = [{ id: 1 }];
    await allow(dblp);
    await allow(ofOpenreview);
    expect(matches()).toEqual([]);
    expect(fake.injected).toEqual([]);
    expect([await accessTo(dblp), await accessTo(openreview)]).toEqual(['none', 'none']);
    await told(enableSites([openreview]));
    expect(matches()).toEqual([openreview]);
    expect(fake.injected).toContainEqual({ tabId: 1, files: ['script.js'] });
    expect([await accessTo(dblp), await accessTo(openreview)]).toEqual(['none', 'enabled']);
  });

  it('is left where the worker heard of it before it was noted', async () => {
    fake.tabs = [{ id: 1 }];
    await grant(dblp);
    expect(matches()).toEqual([dblp]);
    await told(allowSource(dblp, false));
    expect(matches()).toEqual([]);
    expect(fake.told).toEqual([{ tabId: 1, message: { type: 'page.leave', data: [dblp] } }]);
  });

  it('is noted before the user has answered, and forgotten where that is no', async () => {
    fake.request = () => false;
    expect(await allowSource(dblp, false)).toBe(false);
    expect(fake.writes).toEqual([['source hosts'], ['source hosts']]);
    expect(fake.stored.get('source hosts')).toEqual({});
    fake.request = () => {
      throw new Error('No click');
    };
    await expect(allowSource(dblp, false)).rejects.toThrow('No click');
    expect(fake.stored.get('source hosts')).toEqual({});
  });

  it('is given back with the source, unless the site is enabled, and then with the site', async () => {
    await allow(dblp);
    await told(giveBackSource(dblp));
    expect(fake.origins.has(dblp)).toBe(false);
    await allow(ofOpenreview);
    await told(enableSites([openreview]));
    await told(giveBackSource(ofOpenreview));
    expect(matches()).toEqual([openreview]);
    await told(takeBackSites([openreview]));
    expect(matches()).toEqual([]);
    expect([...fake.origins]).toEqual(expect.not.arrayContaining([openreview, ofOpenreview]));
  });

  it('stays the source’s where the site is taken back', async () => {
    fake.tabs = [{ id: 1 }];
    await grant(dblp);
    await allow(dblp);
    expect(matches()).toEqual([dblp]);
    await told(takeBackSites([dblp]));
    expect(matches()).toEqual([]);
    expect(fake.told).toEqual([{ tabId: 1, message: { type: 'page.leave', data: [dblp] } }]);
    expect(fake.origins.has(dblp)).toBe(true);
  });

  it('is a site’s again where it was taken back in the browser’s own settings', async () => {
    await allow(dblp);
    fake.origins.delete(dblp);
    await removeSites({ origins: [dblp] });
    await grant(dblp);
    expect(matches()).toEqual([dblp]);
  });
});

describe('a site that is taken back', () => {
  it('is left by all pages, each of which knows whether it is meant', async () => {
    fake.tabs = [{ id: 1 }, { id: 2 }];
    await removeSites({ origins: [scholar] });
    const message = { type: 'page.leave', data: [scholar] };
    expect(fake.told).toEqual([
      { tabId: 1, message },
      { tabId: 2, message },
    ]);
  });

  it('tells nobody where it was another permission', async () => {
    fake.tabs = [{ id: 1 }];
    await removeSites({});
    expect(fake.told).toEqual([]);
  });
});

describe('the veil, the script that decides by rules, and the menu', () => {
  it('are on the enabled sites too', async () => {
    await grant(scholar);
    const hides = () => fake.menus.find(({ id }) => id === 'hide selection')?.documentUrlPatterns;
    expect(hides()).toEqual([...required, scholar]);
    expect([...fake.scripts.keys()]).toEqual(['everywhere']);
    const decides = () => fake.scripts.get('rules')?.matches;
    await ruleHandlers['rule.create']({ name: 'a', query: 'speech', action: 'hide', enabled: true }, ownPage);
    const veiled = () => fake.scripts.get('veil everywhere')?.matches;
    expect(fake.scripts.get('veil')?.matches).toEqual(required);
    expect(veiled()).toEqual([scholar]);
    await grant(lab);
    expect(veiled()).toEqual([lab, scholar]);
    expect(decides()).toEqual([...required, lab, scholar]);
    fake.origins.delete(lab);
    await removeSites({ origins: [lab] });
    await keepUp();
    expect(veiled()).toEqual([scholar]);
    expect(decides()).toEqual([...required, scholar]);
    expect(hides()).toEqual([...required, scholar]);
  });
});
