import { useState, Suspense } from 'react';
import { labelOf, useLabels } from '@/data/inventory/labels';
import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { Button, PencilIcon, Section } from '@/ui';
import classes from './estate.module.css';
import { LabelDialog } from './lazy';
import { Tags } from './Tags';

/** The customer's own words about a machine. */
export function VmLabels({ machine }: { machine: Machine }) {
  const t = useT();
  const { tags, note } = labelOf(useLabels(), machine.id);
  const [editing, setEditing] = useState(false);
  return (
    <Section
      title={t('compute.labels.title')}
      actions={
        <Button size="small" icon={PencilIcon} onClick={() => setEditing(true)}>
          {t('compute.labels.edit')}
        </Button>
      }
    >
      <Tags tags={tags} />
      {note ? (
        <p className={classes.note} dir="auto">
          {note}
        </p>
      ) : null}
      <p className={classes.where}>{tags.length === 0 && note === '' ? t('compute.labels.none') : t('compute.labels.where')}</p>
      {editing ? (
        <Suspense>
          <LabelDialog machine={machine} onClose={() => setEditing(false)} />
        </Suspense>
      ) : null}
    </Section>
  );
}
