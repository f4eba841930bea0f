import { hydrate } from 'svelte';
import App from './App.svelte';

const target = document.querySelector('.SVELTE_HYDRATER');
const { papers } = JSON.parse(document.querySelector('#papers').textContent);
window.hydrateListing = () => hydrate(App, { target, props: { papers } });
