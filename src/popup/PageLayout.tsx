import { useEffect, useRef, useState } from 'preact/hooks';
import { useActions } from '../ui/notice';
import { text } from '../ui/text';
import { useBackground } from './background';

export interface PageLayoutProps {
  /** Begins to teach the page; absent: at once. */
  onTeach?: () => void;
}

/** What can be done where a page is read wrong: teach it, or report its layout. */
export function PageLayout({ onTeach }: PageLayoutProps) {
  const { send, findTab, copy } = useBackground();
  const { run } = useActions();
  const teach = useTeaching();
  const [report, setReport] = useState<LayoutReportProps>();
  const describe = () =>
    run(async () => {
      const tab = await findTab();
      if (tab === undefined) return;
      const { layout } = await send('tab.probe', tab);
      const isCopied = await copy(layout).then(
        () => true,
        () => false,
      );
      setReport({ layout, isCopied, onClose: () => setReport(undefined) });
    });
  return (
    <section class="p-layout" aria-label={text('popupLayout')}>
      <p class="p-ways">
        {text('popupLayout')}
        <button type="button" class="m-btn is-bare" onClick={onTeach ?? teach}>
          {text('popupTeach')}
        </button>
        <button type="button" class="m-btn is-bare" onClick={() => void describe()}>
          {text('popupReport')}
        </button>
      </p>
      {report && <LayoutReport {...report} />}
    </section>
  );
}

/** Teaches the page in the tab: what asks for it is on the page, so the popup closes. */
export function useTeaching(): () => void {
  const { send, findTab, close } = useBackground();
  const { run } = useActions();
  const teach = async () => {
    const tab = await findTab();
    if (tab === undefined) return;
    await send('tab.teach', tab);
    close();
  };
  return () => void run(teach);
}

interface LayoutReportProps {
  /** What was copied. */
  layout: string;
  /** False where the browser wouldn't copy it. */
  isCopied: boolean;
  onClose: () => void;
}

/** A layout that is reported: exactly what was copied, and that nothing was sent. */
function LayoutReport({ layout, isCopied, onClose }: LayoutReportProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView?.({ block: 'nearest' }), []);
  return (
    <div ref={box} role="group" aria-label={text('layoutTitle')}>
      <p role="status">{text(isCopied ? 'layoutCopied' : 'layoutNotCopied')}</p>
      <textarea class="m-code" aria-label={text('layoutTitle')} readOnly rows={9} spellcheck={false} value={layout} />
      <p class="m-hint">{text('layoutHint')}</p>
      <button type="button" class="m-btn" onClick={onClose}>
        {text('layoutClose')}
      </button>
    </div>
  );
}
