import { useState } from 'react';
import { newId } from '@/data/core/id';
import type { LifecycleRule } from '@/data/objects';
import { useT } from '@/i18n';
import { AmountField, FormDialog, TextInput } from '@/ui/forms';

/** A rule by which the gateway deletes by itself. */
export function LifecycleDialog({ save, onClose }: { save: (rule: LifecycleRule) => Promise<void>; onClose: () => void }) {
  const t = useT();
  const [prefix, setPrefix] = useState('');
  const [days, setDays] = useState<{ expire: number | null; old: number | null; abort: number | null }>({
    expire: null,
    old: null,
    abort: 7,
  });
  const field = (name: keyof typeof days) => (
    <AmountField
      optional
      label={t(`objects.lifecycle.field.${name}`)}
      value={days[name]}
      onChange={(value) => setDays({ ...days, [name]: value })}
      min={1}
      max={36_500}
      unit={t('objects.lifecycle.days')}
    />
  );
  return (
    <FormDialog
      title={t('objects.lifecycle.add')}
      confirmLabel={t('objects.lifecycle.add')}
      variant={days.expire === null ? 'primary' : 'danger'}
      reason={Object.values(days).every((each) => each === null) ? t('objects.lifecycle.nothing') : null}
      dirty={prefix !== ''}
      submit={() =>
        save({
          id: `burrow-${newId()}`,
          enabled: true,
          prefix,
          expireDays: days.expire,
          oldVersionsDays: days.old,
          abortUploadsDays: days.abort,
        })
      }
      onClose={onClose}
    >
      <p>{t('objects.lifecycle.text')}</p>
      <TextInput
        label={t('objects.lifecycle.prefix')}
        placeholder="logs/"
        value={prefix}
        onChange={(event) => setPrefix(event.currentTarget.value)}
        spellCheck={false}
      />
      {field('abort')}
      {field('old')}
      {field('expire')}
    </FormDialog>
  );
}
