import { useState, type FormEvent } from 'react';
import { changeLabels, labelOf, labelProblem, tagsIn, useLabels, withLabels } from '@/data/inventory/labels';
import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { announce, Button, Dialog, Notice } from '@/ui';
import { Textarea } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from './estate.module.css';
import { TagsField } from './TagsField';

/** The tags and the note of one machine. */
export function LabelDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const labels = useLabels();
  const [before] = useState(() => labelOf(labels, machine.id));
  const [tags, setTags] = useState(before.tags.join(', '));
  const [note, setNote] = useState(before.note);
  const [lost, setLost] = useState(false);
  const problem = labelProblem(tags, note);

  const save = (event: FormEvent) => {
    event.preventDefault();
    if (problem) return;
    if (!changeLabels((now) => withLabels(now, { [machine.id]: { tags: tagsIn(tags), note } }))) {
      setLost(true);
      return;
    }
    announce(t('estate.labels.saved'));
    onClose();
  };

  return (
    <Dialog
      title={t('estate.label.title', { name: machine.item.name })}
      opened
      onClose={onClose}
      dirty={tags !== before.tags.join(', ') || note !== before.note}
      footer={
        <>
          <Button onClick={onClose}>{t('ui.cancel')}</Button>
          <Button type="submit" form="vm-label" variant="primary" reason={problem ? t(problem) : null}>
            {t('estate.label.save')}
          </Button>
        </>
      }
    >
      <form id="vm-label" className={shared.fields} onSubmit={save}>
        <TagsField label={t('estate.tags.tags')} value={tags} labels={labels} first onChange={setTags} />
        <Textarea
          label={t('estate.label.note')}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          rows={5}
          dir="auto"
        />
        <p className={classes.where}>{t('compute.labels.where')}</p>
        {problem ? <Notice tone="bad">{t(problem)}</Notice> : null}
        {lost ? <Notice tone="bad">{t('estate.labels.lost')}</Notice> : null}
      </form>
    </Dialog>
  );
}
