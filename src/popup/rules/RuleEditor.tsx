import type { NewRule } from '../../core/rule';
import { RuleForm } from '../../ui/RuleForm';
import { text } from '../../ui/text';
import type { RulePreviews } from '../../ui/use-rule-preview';
import { useRevision } from '../background';
import { useTags } from '../use-tags';
import { checkQuery } from './check-query';

export interface RuleEditorProps {
  rule: NewRule;
  previews: RulePreviews;
  onSave: (rule: NewRule) => Promise<unknown>;
  onClose: () => void;
}

/** A rule's form on the rules' page; it is closed once its rule is stored. */
export function RuleEditor({ rule, previews, onSave, onClose }: RuleEditorProps) {
  const tags = useTags(true, useRevision());
  return (
    <RuleForm
      rule={rule}
      check={checkQuery}
      tags={tags}
      saveLabel={text('ruleSave')}
      {...previews}
      onSave={async (made) => {
        await onSave(made);
        onClose();
      }}
      onCancel={onClose}
    />
  );
}
