import { afterAll } from 'vitest';

/** Milliseconds after which Preact runs what a render has left to do where nothing is painted, and some more. */
const rest = 150;

// Some tests have timers of their own.
const { setTimeout: later } = globalThis;

// A page must not be gone by then: what is left to do would fail outside of any test.
if ('window' in globalThis) afterAll(() => new Promise((done) => void later(done, rest)));
