import { useMemo } from 'preact/hooks';
import type { NewRule } from '../../core/rule';
import { languageFor } from '../../query/language';
import { optionalPlaces, places } from '../../ui/places';
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

const siteIds = [...places, ...optionalPlaces].map(({ site }) => site);

/** A rule's form on the rules' page; it is closed once its rule is stored. */
export function RuleEditor({ rule, previews, onSave, onClose }: RuleEditorProps) {
  const tags = useTags(true, useRevision());
  const language = useMemo(() => languageFor({ tags: tags.map(({ tag }) => tag), sites: siteIds }), [tags]);
  return (
    <RuleForm
      rule={rule}
      language={language}
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
