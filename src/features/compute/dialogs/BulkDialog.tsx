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

type Items = readonly BatchItem<Machine, void>[];

/** How it is with all of them, after some were tried again. */
function together(before: Items, now: Items): Items {
  const newer = new Map(now.map((each) => [each.item.id, each]));
  return before.length === 0 ? now : before.map((each) => newer.get(each.item.id) ?? each);
}

/** Before it has begun there is no state. */
interface Shown {
  readonly item: Machine;
  readonly state: BatchItem<Machine, void>['state'] | null;
  readonly error?: unknown;
}

const most = 300;

/** Of very many, those that something is to be said of: what fails and what goes on, then the first of the others. */
function inSight(items: readonly Shown[]): readonly Shown[] {
  if (items.length <= most) return items;
  const telling = items.filter(({ state }) => state === 'failed' || state === 'running').slice(0, most);
  const others = items.filter(({ state }) => state !== 'failed' && state !== 'running').slice(0, most - telling.length);
  const wanted = new Set([...telling, ...others]);
  return items.filter((each) => wanted.has(each));
}

/** What will be done with which, then how it goes with each: a few at a time, and it can be stopped. */
export function BulkDialog({ job, onClose }: { job: BulkJob; onClose: () => void }) {
  const t = useT();
  const [items, setItems] = useState<Items | null>(null);
  const [running, setRunning] = useState(false);
  const stop = useRef<AbortController | null>(null);
  /** What was confirmed holds for the failed ones too. */
  const chosen = useRef<DeletePlan | null>(null);
  const count = job.machines.length;
  const titles: Record<BulkAct, string> = {
    start: t('compute.bulk.start', { count }),
    stop: t('compute.bulk.stop', { count }),
    forceStop: t('compute.bulk.forceStop', { count }),
    remove: t('compute.delete.many', { count }),
  };

  const go = async (machines: readonly Machine[], before: Items) => {
    const plan = chosen.current ?? (job.act === 'remove' ? await confirmDelete(t, machines) : null);
    if (job.act === 'remove' && !plan) return;
    chosen.current = plan;
    const controller = new AbortController();
    stop.current = controller;
    setRunning(true);
    job.taken();
    const results = await runBatch(machines, (machine) => act(job.act, machine, plan), {
      onChange: (now) => setItems(together(before, now)),
      signal: controller.signal,
    });
    setRunning(false);
    announce(t('compute.bulk.ended', { done: together(before, results).filter(({ state }) => state === 'done').length, count }));
  };

  const done = items?.filter(({ state }) => state === 'done').length ?? 0;
  const failed = running ? [] : (items ?? []).filter(({ state }) => state === 'failed');
  const listed = inSight(items ?? job.machines.map((item) => ({ item, state: null })));
  return (
    <Dialog
      title={titles[job.act]}
      opened
      onClose={onClose}
      footer={
        items ? (
          <>
            {running ? <Button onClick={() => stop.current?.abort()}>{t('compute.bulk.stopRest')}</Button> : null}
            {failed.length > 0 && items ? (
              <Button
                onClick={() =>
                  void go(
                    failed.map(({ item }) => item),
                    items,
                  )
                }
              >
                {t('compute.bulk.again', { count: failed.length })}
              </Button>
            ) : null}
            <Button variant={running ? 'default' : 'primary'} onClick={onClose}>
              {running ? t('compute.bulk.background') : t('ui.close')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant={job.act === 'start' || job.act === 'stop' ? 'primary' : 'danger'} onClick={() => void go(job.machines, [])}>
              {titles[job.act]}
            </Button>
          </>
        )
      }
    >
      {job.act === 'forceStop' && !items ? <Notice tone="warn">{t('compute.forceStop.text')}</Notice> : null}
      {items ? <p role="status">{t('compute.bulk.progress', { done, count })}</p> : null}
      <ul className={classes.results}>
        {listed.map(({ item, state, error }) => (
          <li key={item.id}>
            <span>
              <Name>{item.item.name}</Name>
              <small>{item.location.display_name}</small>
              {error === undefined ? null : <small>{[t(explain(error).title), explain(error).text].filter(Boolean).join(' ')}</small>}
            </span>
            {state ? <Status tone={tones[state]} label={t(`compute.batch.${state}`)} /> : null}
          </li>
        ))}
        {count > listed.length ? <li>{t('compute.bulk.more', { count: count - listed.length })}</li> : null}
        {items
          ? null
          : job.left.slice(0, most).map(({ machine, reason }) => (
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
