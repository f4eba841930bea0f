import { text } from './text';

export interface ProgressProps {
  /** What is done. */
  label: string;
  done: number;
  /** 0 while it isn't known. */
  of: number;
}

/** How far something is: a bar and a count, said aloud at each quarter. */
export function Progress({ label, done, of }: ProgressProps) {
  const part = of === 0 ? 0 : Math.min(1, done / of);
  const count = of === 0 ? '' : text('progressCount', done, of);
  const quarter = Math.floor(part * 4) * 25;
  return (
    <>
      <span
        class="m-progress"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        {...(of > 0 && { 'aria-valuenow': Math.floor(part * 100), 'aria-valuetext': count })}
      >
        <span style={{ inlineSize: `${part * 100}%` }} />
      </span>
      <span class="m-num">{count}</span>
      <span class="m-sr" role="status">
        {quarter === 0 || quarter === 100 ? label : text('progressPart', label, quarter)}
      </span>
    </>
  );
}
