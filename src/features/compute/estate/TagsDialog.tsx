import { useState, type FormEvent } from 'react';
import { changeLabels, cleanTags, labelOf, tagged, tagsIn, useLabels } from '@/data/inventory/labels';
import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { announce, Button, Dialog, Notice } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './estate.module.css';
import { TagsField } from './TagsField';

/** Tags added to and taken from several machines at once. Nothing goes to the platform. */
export function TagsDialog({ machines, onDone, onClose }: { machines: readonly Machine[]; onDone: () => void; onClose: () => void }) {
  const t = useT();
  const labels = useLabels();
  const [add, setAdd] = useState('');
  const [remove, setRemove] = useState('');
  const [lost, setLost] = useState(false);
  const count = machines.length;
  const theirs = cleanTags([...new Set(machines.flatMap(({ id }) => labelOf(labels, id).tags))]);
  const nothing = tagsIn(add).length === 0 && tagsIn(remove).length === 0;

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (nothing) return;
    const ids = machines.map(({ id }) => id);
    if (!changeLabels((now) => tagged(now, ids, tagsIn(add), tagsIn(remove)))) {
      setLost(true);
      return;
    }
    announce(t('estate.tags.done', { count }));
    onDone();
    onClose();
  };

  return (
    <Dialog
      title={t('estate.tags.title', { count })}
      opened
      onClose={onClose}
      dirty={!nothing}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="vm-tags" variant="primary" reason={nothing ? t('estate.tags.nothing') : null}>
            {t('estate.label.save')}
          </Button>
        </>
      }
    >
      <form id="vm-tags" className={shared.fields} onSubmit={save}>
        <TagsField label={t('estate.tags.add')} value={add} labels={labels} first onChange={setAdd} />
        <TagsField label={t('estate.tags.remove')} value={remove} labels={labels} only={theirs} onChange={setRemove} />
        <p className={classes.where}>{t('compute.labels.where')}</p>
        {lost ? <Notice tone="bad">{t('estate.labels.lost')}</Notice> : null}
      </form>
    </Dialog>
  );
}
