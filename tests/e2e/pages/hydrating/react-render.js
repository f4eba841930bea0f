import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { List } from './List.jsx';

const root = createRoot(document.querySelector('.SVELTE_HYDRATER'));
window.showListing = (papers, keyed) => root.render(createElement(List, { papers, keyed }));
