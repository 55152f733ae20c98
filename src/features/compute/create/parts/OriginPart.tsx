import type { Disk, Vm } from '@/api';
import { freeDisks } from '@/data/resources/disk/disks';
import { restorePointsOf, type DiskRestorePoint } from '@/data/resources/snapshot/replicas';
import { systemOfVm } from '@/data/resources/vm/parts';
import { parseTime, useFormat, useT } from '@/i18n';
import { Notice, SkeletonRows } from '@/ui';
import { ChoiceCards, Select } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from '../create.module.css';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';

/** What the machine begins with when it is no image: a restore point, another machine, a disk, or nothing. */
export function OriginPart({ create }: { create: Create }) {
  const t = useT();
  const { source } = create.choices;
  if (source === 'disk') return <DiskOrigin create={create} />;
  if (source !== 'iso') return <MachineOrigin create={create} />;
  return (
    <Part title={t('create.source.iso')}>
      <Notice tone="busy">{t('create.iso.about')}</Notice>
    </Part>
  );
}

function MachineOrigin({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { choices, machines, reads, form, pick } = create;
  const { location, machine, source } = choices;
  const cloned = source === 'clone';
  const all = (cloned ? machines : machines.filter((vm) => restorePointsOf(vm).length > 0)).toSorted((a, b) =>
    format.compare(a.name, b.name),
  );
  const describe = (vm: Vm) =>
    [systemOfVm(vm), t('create.preset.noDisk', { vcpu: vm.vcpu ?? 0, ram: format.memory(vm.memory ?? 0) })].filter(Boolean).join(' · ');
  const replicas = machine && !cloned ? restorePointsOf(machine) : [];
  return (
    <Part title={t(cloned ? 'create.source.clone' : 'create.source.copy')}>
      <p className={shared.quiet}>{t(cloned ? 'create.clone.about' : 'create.copy.about')}</p>
      <Unread read={reads.machines} />
      {reads.machines.isPending && location ? <SkeletonRows rows={2} /> : null}
      {reads.machines.data && all.length === 0 ? (
        <p className={shared.quiet}>{t(cloned ? 'create.clone.none' : 'create.copy.none', { location: location?.display_name ?? '' })}</p>
      ) : null}
      {all.length > 0 ? (
        <Select
          id="create-origin"
          className={classes.middle}
          label={t('create.machine')}
          description={machine ? describe(machine) : undefined}
          placeholder={t('create.machine.choose')}
          data={all.map((vm) => ({ value: vm.uuid, label: vm.name }))}
          value={machine?.uuid ?? null}
          onChange={(uuid) => pick(uuid && location ? { from: { location: location.slug, uuid } } : {})}
          allowDeselect={false}
          searchable
          nothingFoundMessage={t('create.machine.noneFits')}
          error={form.errors.origin}
        />
      ) : null}
      {machine && replicas.length > 0 ? (
        <RestorePoints
          points={replicas}
          chosen={choices.point?.uuid ?? null}
          onChoose={(replica) => location && pick({ from: { location: location.slug, uuid: machine.uuid }, replica })}
        />
      ) : null}
      {machine && !cloned && replicas.length === 0 ? <Notice tone="warn">{t('create.blocked.copy')}</Notice> : null}
    </Part>
  );
}

interface RestorePointsProps {
  points: readonly DiskRestorePoint[];
  chosen: string | null;
  onChoose: (uuid: string) => void;
}

function RestorePoints({ points, chosen, onChoose }: RestorePointsProps) {
  const t = useT();
  const format = useFormat();
  const when = ({ created_at: at, uuid }: DiskRestorePoint) => {
    const moment = parseTime(at);
    return moment ? format.dateTime(moment) : uuid;
  };
  return (
    <ChoiceCards
      label={t('create.copies')}
      value={chosen}
      options={points.map((point) => ({
        value: point.uuid,
        title: t(point.type === 'backup' ? 'create.copy.backup' : 'create.copy.snapshot', { when: when(point) }),
        description: point.size ? format.disk(point.size) : undefined,
      }))}
      onChange={onChoose}
      least={240}
    />
  );
}

function DiskOrigin({ create }: { create: Create }) {
  const t = useT();
  const format = useFormat();
  const { choices, offer, reads, form, pick } = create;
  const { location } = choices;
  const known = offer.disks && offer.machines;
  const disks = known ? freeDisks(offer.disks, offer.machines) : [];
  const words = (disk: Disk) => disk.display_name || disk.uuid;
  return (
    <Part title={t('create.source.disk')} single={disks.length > 0}>
      <Unread read={reads.disks} />
      <Unread read={reads.machines} />
      {!known && !reads.disks.error && !reads.machines.error && location ? <SkeletonRows rows={2} /> : null}
      {known && disks.length === 0 ? (
        <p className={shared.quiet}>{t('create.disk.none', { location: location?.display_name ?? '' })}</p>
      ) : null}
      {disks.length > 0 ? (
        <>
          <ChoiceCards
            label={t('create.source.disk')}
            value={choices.existing?.uuid ?? null}
            options={disks.map((disk) => ({
              value: disk.uuid,
              title: words(disk),
              description: [disk.size_gb ? format.disk(disk.size_gb) : null, disk.source_image?.replace('_', ' ')]
                .filter(Boolean)
                .join(' · '),
            }))}
            onChange={(uuid) => location && pick({ disk: { location: location.slug, uuid } })}
            error={form.errors.origin}
            least={240}
          />
          <p className={shared.quiet}>{t('create.disk.about')}</p>
        </>
      ) : null}
    </Part>
  );
}
