import { type Drawing, drawings, type IconName } from './icons';

export interface IconProps {
  name: IconName;
  /** Twelve pixels instead of sixteen. */
  small?: boolean;
}

/** An icon in the colour of its text. It has no name of its own: the control around it is named. */
export function Icon({ name, small = false }: IconProps) {
  const { line, fill, width }: Drawing = drawings[name];
  return (
    <svg class={small ? 'm-i m-i-s' : 'm-i'} viewBox="0 0 16 16" aria-hidden="true">
      {line && <path d={line} stroke-width={width} />}
      {fill && <path d={fill} fill="currentColor" stroke="none" />}
    </svg>
  );
}
