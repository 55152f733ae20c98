import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import type { RestorePointKind } from '@/data/resources/snapshot/replicas';
import { deleteReplica, rebuildVm } from '@/data/resources/snapshot/operations';
import type { T } from '@/i18n';
import { confirm } from '@/ui';

/** A restore point of a machine in words: `label` names it in a sentence, `when` says of when it is. */
export interface NamedRestorePoint {
  readonly uuid: string;
  readonly kind: RestorePointKind;
  readonly label: string;
  readonly when: string;
}

/** What operations on a restore point are called with. */
export const onRestorePoint = (machine: Machine, { uuid, kind, label }: NamedRestorePoint) => ({
  ...onVm(machine),
  replica: uuid,
  kind,
  label,
});

/** Puts a restore point in the place of what is on the machine now; its name has to be typed. */
export const confirmRestore = (t: T, machine: Machine, point: NamedRestorePoint): Promise<boolean> =>
  confirm({
    title: t('life.restore.title', { name: machine.item.name }),
    body: (
      <>
        <p>{t('life.restore.text', { when: point.when })}</p>
        <p>{t('life.restore.after')}</p>
      </>
    ),
    confirmLabel: t('life.restore.action'),
    danger: true,
    typeName: machine.item.name,
    action: async () => {
      await run(rebuildVm, { ...onRestorePoint(machine, point), before: machine.item.updated_at ?? null }, undefined);
    },
  });

export const confirmDeleteRestorePoint = (t: T, machine: Machine, point: NamedRestorePoint): Promise<boolean> =>
  confirm({
    title: t('life.copy.delete.title', { label: point.label }),
    body: <p>{t('life.copy.delete.text')}</p>,
    confirmLabel: t('life.copy.delete'),
    danger: true,
    action: async () => {
      await run(deleteReplica, onRestorePoint(machine, point), undefined);
    },
  });
