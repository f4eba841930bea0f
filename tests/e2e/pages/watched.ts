/**
 * Have a page note every frame in which a card is seen whose title is as some expressions say: as the frame begins, and
 * once more right after it was painted. `window.watched` says what was noted.
 */
export function watchedFor(...titles: RegExp[]): string {
  return `<script>
    window.watched = { frames: 0, seen: [] };
    const isSeen = (card) => {
      const { visibility, opacity } = getComputedStyle(card);
      return card.offsetHeight > 0 && visibility === 'visible' && Number(opacity) > 0;
    };
    const look = () => {
      for (const card of [...document.querySelectorAll('article')].filter(isSeen)) {
        const title = card.querySelector('h3')?.textContent;
        const isVeiled = getComputedStyle(card).animationName === 'manicule-veil';
        if ([${titles.join(', ')}].some((wanted) => wanted.test(title))) watched.seen.push({ title, isVeiled });
      }
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

/** What a page that is watched has noted. */
export interface Watched {
  frames: number;
  /**
   * `isVeiled`: the veil is there and has run out, as it does after 300 ms, so that nothing stays out of sight for ever: on
   * a machine that does much else at the same time a visit may take longer.
   */
  seen: { title: string; isVeiled: boolean }[];
}
