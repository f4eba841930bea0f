export interface SwitchProps {
  isOn: boolean;
  /** What it switches. */
  label: string;
  onFlip: () => void;
}

/** A switch that shows what is so, not what was wished: it turns when its owner says so. */
export function Switch({ isOn, label, onFlip }: SwitchProps) {
  return (
    <button
      type="button"
      class={isOn ? 'm-switch is-on' : 'm-switch'}
      role="switch"
      aria-checked={isOn}
      aria-label={label}
      onClick={onFlip}
    />
  );
}
