import { createElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { App } from './App.jsx';

const target = document.querySelector('.SVELTE_HYDRATER');
const { papers } = JSON.parse(document.querySelector('#papers').textContent);
window.hydrateListing = () =>
  hydrateRoot(target, createElement(App, { papers }), {
    onRecoverableError: (error) => window.complaints.push(String(error)),
  });
