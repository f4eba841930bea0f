import { useState } from 'preact/hooks';
import type { NewRule } from '../core/rule';
import { Icon } from '../ui/Icon';
import type { IconName } from '../ui/icons';
import { RuleForm, type RuleFormProps } from '../ui/RuleForm';
import { errorText, text } from '../ui/text';

export interface RuleEditorProps
  extends Pick<RuleFormProps, 'language' | 'check' | 'here' | 'library' | 'sites' | 'tags'> {
  rule: NewRule;
  site: { id: string; name: string };
  /** Each resolves once it is stored. */
  onSave: (rule: NewRule) => Promise<unknown>;
  onPause: (paused: boolean) => Promise<unknown>;
  onTurn: (enabled: boolean) => Promise<unknown>;
  onRemove: () => Promise<unknown>;
  onClose: () => void;
}

/** A rule where it shows what it does: all its parts, and one click to pause it here, turn it off or remove it. */
export function RuleEditor({ rule, site, onSave, onPause, onTurn, onRemove, onClose, ...form }: RuleEditorProps) {
  const [failure, setFailure] = useState<string>();
  const isPaused = rule.exceptSites?.includes(site.id) === true;
  const attempt = async (action: () => Promise<unknown>) => {
    try {
      await action();
      onClose();
    } catch (error) {
      setFailure(errorText(error));
    }
  };
  const acts: { icon: IconName; label: string; act: () => Promise<unknown> }[] = [
    {
      icon: isPaused ? 'play' : 'pause',
      label: text(isPaused ? 'ruleResumeHere' : 'whyPause'),
      act: () => onPause(!isPaused),
    },
    {
      icon: rule.enabled ? 'hide' : 'play',
      label: text(rule.enabled ? 'ruleTurnOff' : 'ruleTurnOn'),
      act: () => onTurn(!rule.enabled),
    },
    { icon: 'trash', label: text('whyRemove'), act: onRemove },
  ];
  return (
    <div role="dialog" aria-label={text('ruleTitle')}>
      <h2>{text('ruleTitle')}</h2>
      <div class="m-ruleacts">
        {acts.map(({ icon, label, act }) => (
          <button type="button" class="m-b" key={icon} onClick={() => void attempt(act)}>
            <Icon name={icon} />
            {label}
          </button>
        ))}
      </div>
      {failure !== undefined && (
        <p class="m-error" role="alert">
          {failure}
        </p>
      )}
      <RuleForm
        {...form}
        rule={rule}
        saveLabel={text('ruleSave')}
        onSave={async (next) => {
          await onSave(next);
          onClose();
        }}
        onCancel={onClose}
      />
    </div>
  );
}
