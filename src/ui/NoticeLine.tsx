import type { Notice } from './notice';

export interface NoticeLineProps {
  notice: Notice | undefined;
}

/** The line above the foot that says how the last action went. */
export function NoticeLine({ notice }: NoticeLineProps) {
  return (
    <div class="p-notice" role="status" data-shown={notice !== undefined}>
      {notice && <span class={notice.isDanger ? 'm-danger' : undefined}>{notice.words}</span>}
      {notice?.action && (
        <button type="button" class="m-link" onClick={notice.action.run}>
          {notice.action.label}
        </button>
      )}
    </div>
  );
}
