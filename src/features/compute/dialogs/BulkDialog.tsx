import { useRef, useState } from 'react';
import { runBatch, type BatchItem } from '@/data/batch';
import { explain } from '@/data/explain';
import { run } from '@/data/operations';
import { startVm, stopVm } from '@/data/vmOperations';
import { onVm, type Machine } from '@/data/machines';
import { useT } from '@/i18n';
import { announce, Button, Dialog, Name, Notice, Status, type Tone } from '@/ui';
import type { BulkAct, BulkJob } from '../list/useBulk';
import { confirmDelete, deleteMachine, type DeletePlan } from './confirmDelete';
import classes from './dialogs.module.css';

const tones: Record<BatchItem<unknown, unknown>['state'], Tone> = {
  waiting: 'off',
  running: 'busy',
  done: 'ok',
  failed: 'bad',
  skipped: 'off',
};

async function act(kind: BulkAct, machine: Machine, plan: DeletePlan | null): Promise<void> {
  if (kind === 'start') await run(startVm, onVm(machine), undefined);
  else if (kind === 'remove') await deleteMachine(machine, plan ?? { release: new Set() });
  else await run(stopVm, { ...onVm(machine), force: kind === 'forceStop' }, undefined);
}

/** What will be done with which, then how it goes with each: a few at a time, and it can be stopped. */
export function BulkDialog({ job, onClose }: { job: BulkJob; onClose: () => void }) {
  const t = useT();
  const [items, setItems] = useState<readonly BatchItem<Machine, void>[] | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  const count = job.machines.length;
  const titles: Record<BulkAct, string> = {
    start: t('compute.bulk.start', { count }),
    stop: t('compute.bulk.stop', { count }),
    forceStop: t('compute.bulk.forceStop', { count }),
    remove: t('compute.delete.many', { count }),
  };

  const go = async () => {
    const plan = job.act === 'remove' ? await confirmDelete(t, job.machines) : null;
    if (job.act === 'remove' && !plan) return;
    const controller = new AbortController();
    stop.current = controller;
    setRunning(true);
    const results = await runBatch(job.machines, (machine) => act(job.act, machine, plan), {
      onChange: setItems,
      signal: controller.signal,
    });
    setRunning(false);
    announce(t('compute.bulk.ended', { done: results.filter(({ state }) => state === 'done').length, count }));
  };

  const done = items?.filter(({ state }) => state === 'done').length ?? 0;
  return (
    <Dialog
      title={titles[job.act]}
      opened
      onClose={onClose}
      footer={
        items ? (
          <>
            {running ? <Button onClick={() => stop.current?.abort()}>{t('compute.bulk.stopRest')}</Button> : null}
            <Button variant={running ? 'default' : 'primary'} onClick={onClose}>
              {running ? t('compute.bulk.background') : t('ui.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant={job.act === 'start' || job.act === 'stop' ? 'primary' : 'danger'} onClick={() => void go()}>
              {titles[job.act]}
            </Button>
          </>
        )
      }
    >
      {job.act === 'forceStop' && !items ? <Notice tone="warn">{t('compute.forceStop.text')}</Notice> : null}
      {items ? <p role="status">{t('compute.bulk.progress', { done, count })}</p> : null}
      <ul className={classes.results}>
        {(items ?? job.machines.map((item) => ({ item, state: null, error: undefined }))).map(({ item, state, error }) => (
          <li key={item.id}>
            <span>
              <Name>{item.item.name}</Name>
              <small>{item.location.display_name}</small>
              {error === undefined ? null : <small>{[t(explain(error).title), explain(error).text].filter(Boolean).join(' ')}</small>}
            </span>
            {state ? <Status tone={tones[state]} label={t(`compute.batch.${state}`)} /> : null}
          </li>
        ))}
        {items
          ? null
          : job.left.map(({ machine, reason }) => (
              <li key={machine.id}>
                <span>
                  <Name>{machine.item.name}</Name>
                  <small>{t('compute.bulk.leftOut', { reason })}</small>
                </span>
              </li>
            ))}
      </ul>
    </Dialog>
  );
}
