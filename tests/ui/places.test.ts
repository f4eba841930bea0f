import { describe, expect, it } from 'vitest';
import { allSites, siteFor } from '../../src/sites/registry';
import { optionalPlaces, places, siteName } from '../../src/ui/places';
import { inEnglish } from './texts';

inEnglish();

describe('the sites that are offered', () => {
  it.each([...places, ...optionalPlaces])('have an adapter of that id and name: $site', ({ site, host }) => {
    expect(siteFor(new URL(`https://${host}/`), allSites)?.id).toBe(site);
  });

  it('are called by their names, all others by their ids', () => {
    expect(siteName('google-scholar')).toBe('Google Scholar');
    expect(siteName('lab.example.edu')).toBe('lab.example.edu');
  });
});
