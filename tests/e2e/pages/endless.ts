import { listing } from './huggingface';
import type { ShownPaper } from './papers';

/**
 * For as long as the end is near the window the first papers come again under other ids, up to forty times;
 * `window.loads` says how often.
 */
export function endless(papers: readonly ShownPaper[]): string {
  return listing(papers, {
    end: `<div id="end" style="height:1px"></div><script>
      window.loads = 0;
      const grid = document.querySelector('.grid');
      const end = document.querySelector('#end');
      const observer = new IntersectionObserver(([entry]) => {
        if (!entry.isIntersecting || window.loads >= 40) return;
        window.loads += 1;
        for (const cell of [...grid.children].slice(0, ${papers.length})) {
          const copy = cell.cloneNode(true);
          copy.innerHTML = copy.innerHTML.replaceAll(/2601\\.(\\d\\d)/g, () => '2601.' + (10 + window.loads));
          grid.append(copy);
        }
        observer.unobserve(end);
        observer.observe(end);
      }, { rootMargin: '200px' });
      observer.observe(end);
    </script>`,
  });
}
