import type { NewRule } from '../../core/rule';
import { RuleForm } from '../../ui/RuleForm';
import { text } from '../../ui/text';
import { checkQuery } from './check-query';
import type { FormHelp } from './use-form-help';

export interface RuleEditorProps {
  rule: NewRule;
  help: FormHelp;
  onSave: (rule: NewRule) => Promise<unknown>;
  onClose: () => void;
}

/** A rule's form on the rules' page; it is closed once its rule is stored. */
export function RuleEditor({ rule, help, onSave, onClose }: RuleEditorProps) {
  return (
    <RuleForm
      {...help}
      rule={rule}
      check={checkQuery}
      saveLabel={text('ruleSave')}
      onSave={async (made) => {
        await onSave(made);
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
