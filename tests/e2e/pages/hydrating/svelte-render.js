import { mount } from 'svelte';
import List from './List.svelte';

mount(List, { target: document.querySelector('.SVELTE_HYDRATER') });
