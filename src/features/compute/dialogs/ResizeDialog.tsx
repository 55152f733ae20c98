import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { limitsFor, type Limit } from '@/data/resources/vm/limits';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { priceOfVm } from '@/data/resources/vm/price';
import { perMonth, rowsOf } from '@/data/pricing/pricing';
import { changeOf, interrupted, resizeGuided, startAgain, stepsOf, type Progress } from '@/data/resources/vm/operations/guided';
import { parametersQuery, poolsIn } from '@/data/resources/catalogue/queries';
import { policyQuery } from '@/data/pricing/queries';
import { vmRunning, vmStatus } from '@/data/resources/vm/rules';
import { useRecords } from '@/data/operations';
import { useFormat, useT, type Format } from '@/i18n';
import { Button, Failure, Hidden, Notice, SkeletonRows, Status } from '@/ui';
import { AmountField, FormDialog, SizeField, useNumbersPending } from '@/ui/forms';
import { useReason } from '../actions';
import shared from '@/ui/shared.module.css';
import classes from './dialogs.module.css';

/** New cores and memory beside the old ones, with what that changes of the price. A running machine is stopped for it. */
export function ResizeDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const reason = useReason();
  const { item, location } = machine;
  const parameters = useQuery(parametersQuery());
  const pools = useQuery(poolsIn(location.slug));
  // What it was when the dialog was opened: it changes under way.
  const [before] = useState({ vcpu: item.vcpu ?? 1, ram: item.memory ?? 1024, running: vmRunning(item) });
  const [wanted, setWanted] = useState({ vcpu: before.vcpu, ram: before.ram });
  const [progress, setProgress] = useState<Progress | null>(null);
  const pool = pools.data?.find(({ uuid }) => uuid === item.designated_pool_uuid);
  const limits = limitsFor(parameters.data ?? [], { os_name: item.os_name ?? undefined, os_version: item.os_version ?? undefined }, pool);
  const running = progress ? before.running : vmRunning(item);
  const change = changeOf(before, wanted);
  const nothing = change.vcpu === undefined && change.ram === undefined;
  const half = progress?.state === 'failed' && progress.step !== 'stop' && before.running;
  const why = progress === null ? reason('guideResize', machine) : progress.state === 'running' ? null : t('life.resize.again');

  const unread = (parameters.error && !parameters.data) || (pools.error && !pools.data);
  return (
    <FormDialog
      title={t('life.resize.title', { name: item.name })}
      confirmLabel={t(running ? 'life.resize.guided' : 'compute.action.resize')}
      reason={why ?? (nothing ? t('life.resize.same') : null)}
      size="normal"
      dirty={!nothing && progress === null}
      submit={() => resizeGuided(onVm(machine), change, running, setProgress)}
      onClose={onClose}
      wayBack={half ? <StartAgain machine={machine} onStarted={onClose} /> : undefined}
    >
      {parameters.isPending || pools.isPending ? (
        <SkeletonRows rows={4} />
      ) : (
        <div className={shared.fields}>
          {unread ? <Failure compact tone="warn" error={parameters.error ?? pools.error} /> : null}
          <Size
            label={t('life.resize.vcpu')}
            value={wanted.vcpu}
            limit={limits.vcpu}
            say={(value) => format.number(value)}
            onChange={(vcpu) => setWanted((now) => ({ ...now, vcpu }))}
          />
          <Size
            label={t('life.resize.ram')}
            value={wanted.ram}
            limit={limits.ram}
            memory
            say={(value) => format.memory(value)}
            onChange={(ram) => setWanted((now) => ({ ...now, ram }))}
          />
        </div>
      )}
      <Compare machine={machine} before={before} wanted={wanted} format={format} />
      {running ? <Steps progress={progress} /> : null}
      {running && progress === null ? <Notice tone="warn">{t('life.resize.guidedText')}</Notice> : null}
      {progress?.state === 'failed' ? <Standing machine={machine} step={progress.step} format={format} /> : null}
    </FormDialog>
  );
}

/** After a failure: how the machine stands by now, as the platform has it. */
function Standing({ machine: { item }, step, format }: { machine: Machine; step: Progress['step']; format: Format }) {
  const t = useT();
  const { name } = vmStatus(item.status);
  const size = t('compute.size', { cores: item.vcpu ?? 0, memory: format.memory(item.memory ?? 0) });
  return (
    <Notice tone="warn" title={t(`life.resize.failedAt.${step}`)}>
      {t('life.resize.standing', { name: item.name, status: typeof name === 'string' ? name : t(name), size })}
    </Notice>
  );
}

function StartAgain({ machine, onStarted }: { machine: Machine; onStarted: () => void }) {
  const t = useT();
  const reason = useReason();
  const [busy, setBusy] = useState(false);
  const record = interrupted(useRecords(), machine.item, machine.location.slug)?.record;
  const start = async () => {
    setBusy(true);
    // How it goes is told by its record as well, wherever one is by then.
    await startAgain(onVm(machine), record).then(onStarted, () => setBusy(false));
  };
  return (
    <Button variant="primary" loading={busy} reason={reason('start', machine)} onClick={() => void start()}>
      {t('life.resize.startAgain')}
    </Button>
  );
}

/** Memory in gigabytes where its limits are halves of them. */
const unitOf = ({ min, max }: Limit, value: number) => ([min ?? 512, max ?? 512, value].every((each) => each % 512 === 0) ? 1024 : 1);

interface SizeProps {
  label: string;
  value: number;
  limit: Limit;
  memory?: boolean;
  say: (value: number) => string;
  onChange: (value: number) => void;
}

function Size({ label, value, limit, memory, say, onChange }: SizeProps) {
  const per = memory ? unitOf(limit, value) : 1;
  const step = memory ? (per === 1024 ? ((limit.min ?? 512) % 1024 === 0 && value % 1024 === 0 ? 1 : 0.5) : 64) : 1;
  const unit = memory ? (per === 1024 ? 'GB' : 'MB') : '';
  const min = Math.min(limit.min ?? step * per, value);
  const change = (shown: number) => onChange(Math.round(shown * per));
  if (limit.max === undefined) {
    return (
      <AmountField
        label={label}
        value={value / per}
        min={min / per}
        step={step}
        {...(unit ? { unit } : {})}
        format={(shown) => say(shown * per)}
        onChange={change}
      />
    );
  }
  return (
    <SizeField
      label={label}
      value={value / per}
      min={min / per}
      max={Math.max(limit.max, value) / per}
      step={step}
      {...(unit ? { unit } : {})}
      format={(shown) => say(shown * per)}
      onChange={change}
    />
  );
}

interface CompareProps {
  machine: Machine;
  before: { vcpu: number; ram: number };
  wanted: { vcpu: number; ram: number };
  format: Format;
}

function Compare({ machine: { item, floating }, before, wanted, format }: CompareProps) {
  const t = useT();
  const policy = useQuery(policyQuery());
  const pending = useNumbersPending();
  const rows = policy.data && !pending ? rowsOf(policy.data) : null;
  const priceAt = (size: CompareProps['wanted']) =>
    rows && priceOfVm(rows, { ...item, vcpu: size.vcpu, memory: size.ram }, floating).running;
  const [old, next] = [priceAt(before), priceAt(wanted)];
  const difference = old && next ? next.minus(old) : null;
  const sign = difference?.gt(0) ? '+' : '';
  const size = ({ vcpu, ram }: CompareProps['wanted']) => t('compute.size', { cores: vcpu, memory: format.memory(ram) });
  return (
    <table className={classes.compare}>
      <caption>{t('life.resize.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">
            <Hidden>{t('create.price.per')}</Hidden>
          </th>
          <th scope="col">{t('life.resize.now')}</th>
          <th scope="col">{t('life.resize.then')}</th>
          <th scope="col">{t('life.resize.difference')}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t('compute.column.size')}</th>
          <td>{size(before)}</td>
          <td>{size(wanted)}</td>
          <td>–</td>
        </tr>
        {old && next && difference ? (
          <>
            <tr>
              <th scope="row">{t('compute.price.hour')}</th>
              <td>{format.hourly(old)}</td>
              <td>{format.hourly(next)}</td>
              <td>{`${sign}${format.hourly(difference)}`}</td>
            </tr>
            <tr>
              <th scope="row">{t('compute.price.month')}</th>
              <td>{format.money(perMonth(old))}</td>
              <td>{format.money(perMonth(next))}</td>
              <td>{`${sign}${format.money(perMonth(difference))}`}</td>
            </tr>
          </>
        ) : null}
      </tbody>
    </table>
  );
}

/** The three operations of a running machine, and how far they have come. */
function Steps({ progress }: { progress: Progress | null }) {
  const t = useT();
  const steps = stepsOf(true);
  const at = progress ? steps.indexOf(progress.step) : -1;
  const stateOf = (place: number) => (place < at ? 'done' : place > at || !progress ? 'waiting' : progress.state);
  const tones = { waiting: 'off', running: 'busy', done: 'ok', failed: 'bad' } as const;
  return (
    <ol className={classes.steps} aria-label={t('life.resize.steps')}>
      {steps.map((step, place) => (
        <li key={step}>
          <span>{t(`life.resize.step.${step}`)}</span>
          {progress ? <Status tone={tones[stateOf(place)]} label={t(`ui.batch.${stateOf(place)}`)} /> : null}
        </li>
      ))}
    </ol>
  );
}
