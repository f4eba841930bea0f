/** Papers of a group, which links none of them anywhere: no identifiers at all. */
export const groupPapers = [
  ['On the Margins of Old Books', 'Ada Lovelace, Grace Hopper', '2019'],
  ['Hands That Point at Words', 'Mary Somerville, Ada Lovelace', '2020'],
  ['Reading With a Pencil in Hand', 'Grace Hopper, Mary Somerville', '2021'],
  ['What Careful Readers Leave Behind', 'Ada Lovelace, Mary Somerville', '2022'],
  ['A Short History of the Pointing Hand', 'Grace Hopper, Ada Lovelace', '2023'],
] as const;

/** Their page, in a layout that nobody knows, with class names as a tool makes them; a title is a button of the page's own. */
export function titlesOnlyPage(seed: string): string {
  const cards = groupPapers.map(
    ([title, people, year], index) => `
      <div class="${seed}1x"><div class="${seed}2y">
        <div class="${seed}3z" id="title-${index}">${title}</div>
        <div class="${seed}4p" id="people-${index}">${people}</div>
        <div class="${seed}5q">Annals of Marginalia, <span>${year}</span></div>
      </div></div>`,
  );
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Our group</title></head><body>
    <nav><ul><li><a href="/">Start of the site</a></li><li><a href="/people">People of the group</a></li></ul></nav>
    <main><h1>What we wrote</h1><div class="${seed}0w">${cards.join('')}</div></main>
    <script>
      window.clicks = 0;
      document.querySelector('main').addEventListener('click', () => { window.clicks += 1; });
    </script></body></html>`;
}
