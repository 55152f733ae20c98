import { onVm, type Machine } from '@/data/machines';
import { run } from '@/data/operations';
import { startVm, stopVm } from '@/data/vmOperations';
import { useT } from '@/i18n';
import { Button, Dialog, Name, Notice } from '@/ui';
import type { BulkAct, BulkJob } from '../list/useBulk';
import { confirmDelete, deleteMachine, type DeletePlan } from './confirmDelete';
import { most, Results } from './Results';
import { useBatch } from './useBatch';
import classes from './dialogs.module.css';

async function act(kind: BulkAct, machine: Machine, plan: DeletePlan | null): Promise<void> {
  if (kind === 'start') await run(startVm, onVm(machine), undefined);
  else if (kind === 'remove') await deleteMachine(machine, plan ?? { release: new Set() });
  else await run(stopVm, { ...onVm(machine), force: kind === 'forceStop' }, undefined);
}

/** What will be done with which, then how it goes with each: a few at a time, and it can be stopped. */
export function BulkDialog({ job, onClose }: { job: BulkJob; onClose: () => void }) {
  const t = useT();
  const { items, running, failed, go, again, stopRest } = useBatch();
  const count = job.machines.length;
  const titles: Record<BulkAct, string> = {
    start: t('compute.bulk.start', { count }),
    stop: t('compute.bulk.stop', { count }),
    forceStop: t('compute.bulk.forceStop', { count }),
    remove: t('compute.delete.many', { count }),
  };

  const begin = async () => {
    const plan = job.act === 'remove' ? await confirmDelete(t, job.machines) : null;
    if (job.act === 'remove' && !plan) return;
    job.taken();
    await go(job.machines, (machine) => act(job.act, machine, plan));
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
            {running ? <Button onClick={stopRest}>{t('compute.bulk.stopRest')}</Button> : null}
            {failed > 0 ? <Button onClick={again}>{t('compute.bulk.again', { count: failed })}</Button> : null}
            <Button variant={running ? 'default' : 'primary'} onClick={onClose}>
              {running ? t('compute.bulk.background') : t('ui.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant={job.act === 'start' || job.act === 'stop' ? 'primary' : 'danger'} onClick={() => void begin()}>
              {titles[job.act]}
            </Button>
          </>
        )
      }
    >
      {job.act === 'forceStop' && !items ? <Notice tone="warn">{t('compute.forceStop.text')}</Notice> : null}
      {items ? <p role="status">{t('compute.bulk.progress', { done, count })}</p> : null}
      {items ? <Results items={items} /> : <Chosen job={job} />}
    </Dialog>
  );
}

/** Before it begins: who is meant, and who is left out and why. */
function Chosen({ job }: { job: BulkJob }) {
  const t = useT();
  const hidden = Math.max(0, job.machines.length - most);
  return (
    <ul className={classes.results}>
      {job.machines.slice(0, most).map((machine) => (
        <li key={machine.id}>
          <span>
            <Name>{machine.item.name}</Name>
            <small>{machine.location.display_name}</small>
          </span>
        </li>
      ))}
      {hidden > 0 ? <li>{t('compute.bulk.more', { count: hidden })}</li> : null}
      {job.left.slice(0, most).map(({ machine, reason }) => (
        <li key={machine.id}>
          <span>
            <Name>{machine.item.name}</Name>
            <small>{t('compute.bulk.leftOut', { reason })}</small>
          </span>
        </li>
      ))}
    </ul>
  );
}
