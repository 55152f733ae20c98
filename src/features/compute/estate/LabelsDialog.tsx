import { useRef, useState } from 'react';
import { changeLabels, useLabels, vanished, without, type Labels } from '@/data/inventory/labels';
import { changesBetween, labelsFile, mergedLabels, readLabelsFile, type LabelChange } from '@/data/inventory/labelsFile';
import type { Machine } from '@/data/resources/vm/machines';
import { platformName } from '@/data/core/session';
import { download, fileName, readTextFile } from '@/files';
import { useT } from '@/i18n';
import { announce, Button, Dialog, DownloadIcon, FileIcon, Name, Notice, TrashIcon } from '@/ui';
import { Select } from '@/ui/forms';
import classes from './estate.module.css';

const listed = 100;
/** Far above what ten thousand machines with notes take. */
const mostBytes = 50_000_000;

/** All tags and notes of this browser: where they are, how they get to another one, and those of machines that are gone. */
export function LabelsDialog({
  machines,
  answered,
  onClose,
}: {
  machines: readonly Machine[];
  answered: readonly string[];
  onClose: () => void;
}) {
  const t = useT();
  const labels = useLabels();
  const input = useRef<HTMLInputElement>(null);
  const [file, setFile] = useState<{ name: string; labels: Labels | null } | null>(null);
  const [way, setWay] = useState<'merge' | 'replace'>('merge');
  const [lost, setLost] = useState(false);
  const names = new Map(machines.map(({ id, item }) => [id, item.name]));
  const count = Object.keys(labels).length;
  const gone = vanished(labels, new Set(names.keys()), new Set(answered));
  const resultOf = (now: Labels, given: Labels) => (way === 'merge' ? mergedLabels(now, given) : given);
  const changes = file?.labels ? changesBetween(labels, resultOf(labels, file.labels)) : [];

  const keep = (change: (now: Labels) => Labels, words: string) => {
    const kept = changeLabels(change);
    setLost(!kept);
    if (kept) announce(words);
    return kept;
  };
  const choose = async (chosen: File | undefined) => {
    if (!chosen) return;
    const read = await readTextFile(chosen, mostBytes);
    setFile({ name: chosen.name, labels: readLabelsFile(read.text ?? '') });
  };
  const take = (given: Labels) => {
    if (!keep((now) => resultOf(now, given), t('estate.labels.imported', { count: changes.length }))) return;
    setFile(null);
    if (input.current) input.current.value = '';
  };

  return (
    <Dialog title={t('compute.labels.title')} opened onClose={onClose} footer={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      <section className={classes.part}>
        <p>{t('estate.labels.here')}</p>
        <p role="status">{t('estate.labels.count', { count })}</p>
        {lost ? <Notice tone="bad">{t('estate.labels.lost')}</Notice> : null}
      </section>
      <section className={classes.part}>
        <h3>{t('estate.labels.toFile')}</h3>
        <p>{t('estate.labels.toFileText')}</p>
        <Button
          icon={DownloadIcon}
          reason={count === 0 ? t('estate.labels.empty') : null}
          onClick={() => download(labelsFile(labels, platformName()), fileName('tags-and-notes', 'json', new Date()), 'application/json')}
        >
          {t('estate.download')}
        </Button>
      </section>
      <section className={classes.part}>
        <h3>{t('estate.labels.fromFile')}</h3>
        <p className={classes.file}>
          <Button icon={FileIcon} onClick={() => input.current?.click()}>
            {t('estate.labels.choose')}
          </Button>
          {file ? <Name>{file.name}</Name> : null}
        </p>
        <input
          ref={input}
          type="file"
          hidden
          accept=".json,application/json"
          aria-label={t('estate.labels.file')}
          onChange={(event) => void choose(event.currentTarget.files?.[0])}
        />
        {file && !file.labels ? <Notice tone="bad">{t('estate.labels.unreadable', { name: file.name })}</Notice> : null}
        {file?.labels ? (
          <>
            <Select
              label={t('estate.labels.way')}
              value={way}
              onChange={(value) => setWay(value === 'replace' ? 'replace' : 'merge')}
              allowDeselect={false}
              data={[
                { value: 'merge', label: t('estate.labels.merge') },
                { value: 'replace', label: t('estate.labels.replace') },
              ]}
            />
            <Changes changes={changes} nameOf={(id) => names.get(id) ?? id} />
            <Button
              variant={way === 'merge' ? 'primary' : 'danger'}
              reason={changes.length === 0 ? t('estate.labels.same') : null}
              onClick={() => file.labels && take(file.labels)}
            >
              {t('estate.labels.import', { count: changes.length })}
            </Button>
          </>
        ) : null}
      </section>
      {gone.length > 0 ? (
        <section className={classes.part}>
          <h3>{t('estate.labels.gone')}</h3>
          <p>{t('estate.labels.goneText', { count: gone.length })}</p>
          <Button icon={TrashIcon} onClick={() => keep((now) => without(now, gone), t('estate.labels.cleaned', { count: gone.length }))}>
            {t('estate.labels.clean', { count: gone.length })}
          </Button>
        </section>
      ) : null}
    </Dialog>
  );
}

function Changes({ changes, nameOf }: { changes: readonly LabelChange[]; nameOf: (id: string) => string }) {
  const t = useT();
  const words = ({ tags, note }: LabelChange['after']) =>
    [tags.join(', '), note.slice(0, 200)].filter(Boolean).join(' · ') || t('estate.labels.nothing');
  return (
    <>
      <p role="status">{t('estate.labels.changes', { count: changes.length })}</p>
      <ul className={classes.changes} aria-label={t('estate.labels.preview')}>
        {changes.slice(0, listed).map(({ id, before, after }) => (
          <li key={id}>
            <Name>{nameOf(id)}</Name>
            <small>{t('estate.labels.before', { words: words(before) })}</small>
            <small>{t('estate.labels.after', { words: words(after) })}</small>
          </li>
        ))}
        {changes.length > listed ? <li>{t('estate.more', { count: changes.length - listed })}</li> : null}
      </ul>
    </>
  );
}
