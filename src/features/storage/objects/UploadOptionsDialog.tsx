import { useState } from 'react';
import { useT } from '@/i18n';
import { FormDialog } from '@/ui/forms';
import { MetadataFields, metadataForm, metadataOf } from './MetadataFields';
import type { UploadOptions } from './uploads';

interface Props {
  readonly options: UploadOptions;
  readonly save: (options: UploadOptions) => void;
  readonly onClose: () => void;
}

/** Caching and metadata of the files that are uploaded next. */
export function UploadOptionsDialog({ options, save, onClose }: Props) {
  const t = useT();
  const before = metadataForm(options.cacheControl, options.metadata);
  const [form, setForm] = useState(before);
  const metadata = metadataOf(form);
  return (
    <FormDialog
      title={t('objects.uploadOptions')}
      confirmLabel={t('objects.uploadOptions.use')}
      reason={metadata ? null : t('objects.metadata.wrong')}
      dirty={form.cacheControl !== before.cacheControl || form.lines !== before.lines}
      submit={async () => save({ cacheControl: form.cacheControl.trim(), metadata: metadata ?? {} })}
      onClose={onClose}
    >
      <p>{t('objects.uploadOptions.text')}</p>
      <MetadataFields form={form} onChange={setForm} />
    </FormDialog>
  );
}
