import { useState } from 'react';
import type { ObjectDetails } from '@/data/objects';
import { useT } from '@/i18n';
import { FormDialog, TextInput } from '@/ui/forms';
import { MetadataFields, metadataForm, metadataOf } from './MetadataFields';

interface Props {
  readonly name: string;
  readonly details: ObjectDetails;
  readonly save: (replace: { type: string; metadata: Record<string, string>; cacheControl: string }) => Promise<void>;
  readonly onClose: () => void;
}

/** Type, caching and metadata of an object; they can only be changed all together, by copying the object onto itself. */
export function MetadataDialog({ name, details, save, onClose }: Props) {
  const t = useT();
  const before = metadataForm(details.cacheControl, details.metadata);
  const [type, setType] = useState(details.type);
  const [form, setForm] = useState(before);
  const metadata = metadataOf(form);
  return (
    <FormDialog
      title={t('objects.metadata.title', { name })}
      confirmLabel={t('objects.metadata.save')}
      reason={metadata ? null : t('objects.metadata.wrong')}
      dirty={type !== details.type || form.cacheControl !== before.cacheControl || form.lines !== before.lines}
      submit={() => save({ type: type.trim(), cacheControl: form.cacheControl.trim(), metadata: metadata ?? {} })}
      onClose={onClose}
    >
      <TextInput
        label={t('objects.column.type')}
        value={type}
        onChange={(event) => setType(event.currentTarget.value)}
        spellCheck={false}
      />
      <MetadataFields form={form} onChange={setForm} />
    </FormDialog>
  );
}
