import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { VmStorage } from '@/api';
import { diskName, disksIn, unattached } from '@/data/resources/disk/disks';
import { limitsFor, roomFor } from '@/data/resources/vm/limits';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { addVmDisk, attachDisk, growDisk } from '@/data/resources/vm/operations/disks';
import { disksOf } from '@/data/resources/vm/parts';
import { parametersQuery, poolsIn } from '@/data/resources/catalogue/queries';
import { policyQuery } from '@/data/pricing/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { useFormat, useT } from '@/i18n';
import { Empty, Failure, SkeletonRows } from '@/ui';
import { ChoiceCards, FormDialog, NumberInput, SizeField } from '@/ui/forms';

/** A disk of the machine as it is shown: its device, and with the name that it was given. */
export interface DiskRow {
  readonly disk: VmStorage;
  readonly device: string;
  readonly label: string;
  readonly boot: boolean;
}

interface Props {
  machine: Machine;
  onClose: () => void;
}

/** GB that a disk of this machine, which has `now`, may have at most; undefined where the platform names no end. */
function useLargest({ item, location }: Machine, now: number): number | undefined {
  const parameters = useQuery(parametersQuery());
  const pools = useQuery(poolsIn(location.slug));
  const pool = pools.data?.find(({ uuid }) => uuid === item.designated_pool_uuid);
  return roomFor(limitsFor(parameters.data ?? [], { os_name: item.os_name ?? undefined }, pool).disks, now, pool).max;
}

/** How large a disk is to be. */
export function Gigabytes({
  value,
  min,
  max,
  onChange,
}: {
  value: number;
  min: number;
  max: number | undefined;
  onChange: (size: number) => void;
}) {
  const t = useT();
  const format = useFormat();
  if (max !== undefined && max > min) {
    return (
      <SizeField
        label={t('life.disk.size')}
        value={value}
        min={min}
        max={max}
        step={1}
        unit="GB"
        format={(size) => format.disk(size)}
        onChange={onChange}
      />
    );
  }
  return (
    <NumberInput
      label={t('life.disk.size')}
      value={value}
      min={min}
      suffix=" GB"
      clampBehavior="blur"
      allowNegative={false}
      allowDecimal={false}
      onChange={(next) => {
        if (typeof next === 'number' && next >= min) onChange(next);
      }}
    />
  );
}

/** What so many gigabytes more cost. */
export function Cost({ size, boot }: { size: number; boot?: boolean }) {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const rows = policy.data ? rowsOf(policy.data) : [];
  const price = (boot ? null : priceOf(rows, 'block', size)) ?? priceOf(rows, 'main', size);
  return price && size > 0 ? <p>{t('life.disk.cost', { hour: format.hourly(price), month: format.money(perMonth(price)) })}</p> : null;
}

export function AddDiskDialog({ machine, onClose }: Props) {
  const t = useT();
  const [size, setSize] = useState(20);
  const max = useLargest(machine, 0);
  const act = () => run(addVmDisk, { ...onVm(machine), size, before: disksOf(machine.item).map(({ uuid }) => uuid) }, undefined);
  return (
    <FormDialog
      title={t('life.disk.addTitle', { name: machine.item.name })}
      confirmLabel={t('life.disk.add')}
      dirty={size !== 20}
      submit={act}
      onClose={onClose}
    >
      <p>{t('life.disk.addText')}</p>
      <Gigabytes value={size} min={1} max={max} onChange={setSize} />
      <Cost size={size} />
    </FormDialog>
  );
}

export function GrowDiskDialog({ machine, row, onGrown, onClose }: Props & { row: DiskRow; onGrown: () => void }) {
  const t = useT();
  const format = useFormat();
  const now = row.disk.size;
  const [size, setSize] = useState(now);
  const max = useLargest(machine, now);
  const atMost = max !== undefined && max <= now;
  const act = async () => {
    await run(growDisk, { ...onVm(machine), disk: row.disk.uuid, label: row.device, size }, undefined);
    onGrown();
  };
  return (
    <FormDialog
      title={t('life.disk.growTitle', { label: row.label })}
      confirmLabel={t('life.disk.grow')}
      reason={atMost ? t('life.disk.largest') : size <= now ? t('life.disk.onlyGrows', { size: format.disk(now) }) : null}
      dirty={size !== now}
      submit={act}
      onClose={onClose}
    >
      <p>{t('life.disk.growText', { size: format.disk(now) })}</p>
      <Gigabytes value={size} min={now} max={max} onChange={setSize} />
      <Cost size={size - now} boot={row.boot} />
    </FormDialog>
  );
}

/** A disk of the same location that no machine has. */
export function AttachDiskDialog({ machine, onClose }: Props) {
  const t = useT();
  const format = useFormat();
  const { slug } = machine.location;
  const disks = useQuery(disksIn(slug));
  const vms = useQuery(vmsIn(slug));
  const [chosen, setChosen] = useState<string | null>(null);
  const free = disks.data && vms.data ? unattached(disks.data, vms.data) : null;
  const disk = free?.find(({ uuid }) => uuid === chosen);
  const failed = disks.error ?? vms.error;
  const act = async () => {
    if (!disk) return;
    await run(attachDisk, { ...onVm(machine), disk: disk.uuid, label: diskName(disk) }, undefined);
  };
  return (
    <FormDialog
      title={t('life.disk.attachTitle', { name: machine.item.name })}
      confirmLabel={t('life.disk.attach')}
      reason={disk ? null : t('life.disk.choose')}
      size="normal"
      submit={act}
      onClose={onClose}
    >
      {failed && !free ? <Failure compact error={failed} /> : null}
      {!failed && !free ? <SkeletonRows rows={3} /> : null}
      {free?.length === 0 ? <Empty title={t('life.disk.noneFree')} text={t('life.disk.noneFreeText')} /> : null}
      {free && free.length > 0 ? (
        <ChoiceCards
          label={t('life.disk.free')}
          options={free.map((each) => ({
            value: each.uuid,
            title: diskName(each),
            description: [format.disk(each.size_gb ?? 0), each.read_only_bootable ? t('life.disk.bootable') : '']
              .filter(Boolean)
              .join(' · '),
          }))}
          value={chosen}
          onChange={setChosen}
        />
      ) : null}
    </FormDialog>
  );
}
