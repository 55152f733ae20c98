import { useEffect, useEffectEvent } from 'react';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { beginBulk } from '@/data/operations/bulk';
import { startVm, stopVm } from '@/data/resources/vm/operations';
import { useT } from '@/i18n';
import { Button, Dialog, Notice } from '@/ui';
import { BatchButtons, ItemList, useBatch } from '@/ui/batch';
import type { BulkAct, BulkJob } from '../list/useBulk';
import { deleteMachine } from './confirmDelete';
import { Results } from './Results';

async function act({ act: kind, plan }: BulkJob, machine: Machine): Promise<void> {
  if (plan) await deleteMachine(machine, plan);
  else if (kind === 'start') await run(startVm, onVm(machine), undefined);
  else await run(stopVm, { ...onVm(machine), force: kind === 'forceStop' }, undefined);
}

/** What will be done with which, then how it goes with each: a few at a time, and it can be stopped. */
export function BulkDialog({ job, onClose }: { job: BulkJob; onClose: () => void }) {
  const t = useT();
  const { items, running, left, failed, go, again, stopRest } = useBatch<Machine>();
  const count = job.machines.length;
  const titles: Record<BulkAct, string> = {
    start: t('compute.bulk.start', { count }),
    stop: t('compute.bulk.stop', { count }),
    forceStop: t('compute.bulk.forceStop', { count }),
    remove: t('compute.delete.many', { count }),
  };

  // A deletion is asked about anew after a reload: what is lost may have changed.
  const send = async () => {
    const kept = job.plan ? null : await beginBulk({ act: job.act, ids: job.machines.map(({ id }) => id) });
    await go(job.machines, (machine) => {
      kept?.sending();
      return act(job, machine);
    });
    kept?.ended();
  };
  const begin = () => {
    job.onStarted();
    void send();
  };
  const confirmed = useEffectEvent(() => {
    if (job.plan) begin();
  });
  useEffect(() => confirmed(), []);
  if (job.plan && !items) return null;

  return (
    <Dialog
      title={titles[job.act]}
      opened
      onClose={onClose}
      footer={
        items ? (
          <BatchButtons running={running} onStop={stopRest} failed={failed} onAgain={again} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant={job.act === 'forceStop' ? 'danger' : 'primary'} onClick={begin}>
              {titles[job.act]}
            </Button>
          </>
        )
      }
    >
      {job.act === 'forceStop' && !items ? <Notice tone="warn">{t('compute.forceStop.text')}</Notice> : null}
      {items ? <Results items={items} left={left} /> : <Chosen job={job} />}
    </Dialog>
  );
}

/** Before it begins: who is meant, and who is left out and why. */
function Chosen({ job }: { job: BulkJob }) {
  const t = useT();
  return (
    <ItemList
      items={[
        ...job.machines.map(({ id, item, location }) => ({ key: id, name: item.name, notes: [location.display_name] })),
        ...job.left.map(({ machine: { id, item }, reason }) => ({
          key: id,
          name: item.name,
          notes: [t('compute.bulk.leftOut', { reason })],
        })),
      ]}
    />
  );
}
