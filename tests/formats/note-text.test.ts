import { expect, it } from 'vitest';
import { noteText } from '../../src/formats/note-text';

it('reads what stands for a character in HTML once, as it was written once', () => {
  expect(noteText('<p>Caf&eacute;&nbsp;&amp; &#x41;&#66;: &amp;lt;b&amp;gt; &unknown; a & b; &#0;&#7;</p>')).toBe(
    'Café & AB: &lt;b&gt; &unknown; a & b;',
  );
});
