// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { Maths } from '../../src/workspace/Maths';
import { Prose } from '../../src/workspace/Prose';
import { complaints, show } from '../ui/screen';
import { inEnglish } from '../ui/texts';

inEnglish();
// Elements of MathML can be styled in browsers, and not in jsdom.
Object.defineProperty(Element.prototype, 'style', { configurable: true, get: () => ({}) });

/** Show something with formulas, and wait until the last one had its turn. */
async function shown(what: preact.JSX.Element): Promise<HTMLElement> {
  await show(
    <div id="shown">
      {what}
      <Maths tex="z" />
    </div>,
  );
  const all = document.getElementById('shown') as HTMLElement;
  for (let round = 0; round < 200 && !all.lastElementChild?.querySelector('math'); round++) {
    await new Promise((done) => setTimeout(done, 10));
  }
  return all;
}

const first = (all: HTMLElement) => all.querySelector('.w-maths') as HTMLElement;

describe('a formula', () => {
  it('is drawn as MathML', async () => {
    const all = await shown(<Maths tex="\frac{a}{b}" isBlock />);
    expect(first(all).querySelector('math > mfrac, math mfrac')?.textContent).toBe('ab');
    expect(first(all).className).toBe('w-maths is-block');
    expect(await complaints()).toEqual([]);
  });

  it.each([
    ['has a mistake', '\\frac{1'],
    ['has an unknown command', '\\foo + 1'],
    ['never ends', '\\def\\a{\\a\\a}\\a'],
    ['repeats an argument in itself', '\\def\\a#1{#1#1}\\a{\\a{x}}'],
    ['defines for others', '\\gdef\\a{x}\\a'],
    ['defines what is expanded at once', '\\edef\\a{x}\\xdef\\b{y}\\a\\b'],
    ['defines over two', '\\global\\def\\a{x}\\a'],
    ['gives another name', '\\let\\a=x\\a'],
    ['gives another name to what follows', '\\futurelet\\a xy'],
    ['defines as LaTeX does', '\\newcommand{\\a}{x}\\a'],
    ['defines anew as LaTeX does', '\\renewcommand{\\alpha}{x}\\alpha'],
    ['defines in case', '\\providecommand{\\a}{x}\\a'],
    [
      'grows without end',
      `\\def\\a{xx}${[...'bcdefghijkl'].map((name, at) => `\\def\\${name}{\\${'abcdefghijk'[at]}\\${'abcdefghijk'[at]}}`).join('')}\\l`,
    ],
    ['is too long', `x${'+x'.repeat(1_000)}`],
    ['is too deep', `${'x^{'.repeat(41)}${'}'.repeat(41)}`],
    ['is too deep in environments', '\\left('.repeat(41) + '\\right)'.repeat(41)],
    ['links', '\\href{https://a.example}{x}'],
    ['loads', '\\includegraphics{https://a.example/a.png}'],
    ['names a class', '\\class{w-top}{x}'],
    ['styles', '\\style{position:fixed}{x}'],
    ['styles by a colour', '\\color{red;position:fixed}x'],
  ])('that %s stays as it is written', async (_, tex) => {
    const all = await shown(<Maths tex={tex} />);
    expect(first(all).textContent).toBe(tex);
    expect(first(all).querySelector('*')).toBeNull();
    expect(first(all).title).toMatch(/can’t be drawn/);
  });

  it('has nothing of HTML but what it is written in', async () => {
    const all = await shown(<Maths tex="<img src=x onerror=alert(1)> + \text{<b onclick='x'>}" />);
    const elements = [...first(all).querySelectorAll('*')];
    expect(elements.length).toBeGreaterThan(10);
    expect(new Set(elements.map(({ namespaceURI }) => namespaceURI))).toEqual(
      new Set(['http://www.w3.org/1998/Math/MathML']),
    );
    const attributes = elements.flatMap((one) => one.getAttributeNames());
    expect(attributes.filter((name) => /^(?:on|href|src|id|action|formaction)/.test(name))).toEqual([]);
  });

  it('is drawn where its commands only begin as those that define', async () => {
    const all = await shown(<Maths tex="a \longrightarrow b" />);
    expect(first(all).querySelector('math')?.textContent).toBe('a⟶b');
  });
});

describe('an abstract', () => {
  it('has its formulas drawn, and everything else as it stands', async () => {
    const all = await shown(<Prose text="Of *rank* $r_1$ <b>, for $5 and $6, `x` and $$W$$." />);
    expect([...all.querySelectorAll('math')].map(({ textContent }) => textContent)).toEqual(['r1', 'W', 'z']);
    expect(all.textContent).toBe('Of *rank* r1 <b>, for $5 and $6, `x` and W.z');
  });
});
