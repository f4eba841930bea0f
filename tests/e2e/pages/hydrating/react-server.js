import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { App } from './App.jsx';

/** Render the listing's markup. */
export function renderListing(papers) {
  return renderToString(createElement(App, { papers }));
}
