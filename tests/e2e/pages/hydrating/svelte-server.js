import { render } from 'svelte/server';
import App from './App.svelte';

/** Render the listing's markup. */
export function renderListing(papers) {
  return render(App, { props: { papers } }).body;
}
