/**
 * Have a page note every frame in which a card is seen whose title is as some expressions say: as the frame begins, and once more right
 * after it was painted. `window.watched` says how many frames there were, and what was seen.
 */
export function watchedFor(...titles: RegExp[]): string {
  return `<script>
    window.watched = { frames: 0, seen: [] };
    const isSeen = (card) => {
      const { visibility, opacity } = getComputedStyle(card);
      return card.offsetHeight > 0 && visibility === 'visible' && Number(opacity) > 0;
    };
    const look = () => {
      for (const card of document.querySelectorAll('article'))
        if ([${titles.join(', ')}].some((title) => title.test(card.querySelector('h3')?.textContent)) && isSeen(card)) watched.seen.push(card.querySelector('h3')?.textContent);
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
  seen: string[];
}
