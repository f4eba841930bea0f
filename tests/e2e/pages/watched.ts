/**
 * Have a page note every frame in which a card is seen whose title is as some expressions say: as the frame begins, and
 * once more right after it was painted. `window.watched` says what was noted.
 */
export function watchedFor(...titles: RegExp[]): string {
  return `<script>
    window.watched = { frames: 0, seen: [] };
    let since;
    const isSeen = (card) => {
      const { visibility, opacity } = getComputedStyle(card);
      return card.offsetHeight > 0 && visibility === 'visible' && Number(opacity) > 0;
    };
    const look = () => {
      const cards = [...document.querySelectorAll('article')];
      if (cards.length > 0) since ??= performance.now();
      for (const title of cards.filter(isSeen).map((card) => card.querySelector('h3')?.textContent))
        if ([${titles.join(', ')}].some((wanted) => wanted.test(title)))
          watched.seen.push({ title, at: Math.round(performance.now() - since) });
    };
    const painted = new MessageChannel();
    painted.port1.onmessage = look;
    const frame = () => {
      watched.frames += 1;
      look();
      painted.port2.postMessage(0);
      requestAnimationFrame(frame);
    };
    frame();
  </script>`;
}

/**
 * Milliseconds after which the veil lets undecided cards be seen: on a machine that does much else at the same time a
 * visit may take longer, and then they are.
 */
export const veil = 300;

/** What a page that is watched has noted. */
export interface Watched {
  frames: number;
  /** In milliseconds since the page's first frame with a card. */
  seen: { title: string; at: number }[];
}
