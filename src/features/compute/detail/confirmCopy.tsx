import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import type { CopyKind } from '@/data/resources/snapshot/replicas';
import { deleteReplica, rebuildVm } from '@/data/resources/snapshot/operations';
import type { T } from '@/i18n';
import { confirm } from '@/ui';

/** A copy of a machine in words: `label` names it in a sentence, `when` says of when it is. */
export interface TakenCopy {
  readonly uuid: string;
  readonly kind: CopyKind;
  readonly label: string;
  readonly when: string;
}

/** What operations on a copy are called with. */
export const onCopy = (machine: Machine, { uuid, kind, label }: TakenCopy) => ({ ...onVm(machine), replica: uuid, kind, label });

/** Puts a copy in the place of what is on the machine now; its name has to be typed. */
export const confirmRestore = (t: T, machine: Machine, copy: TakenCopy): Promise<boolean> =>
  confirm({
    title: t('life.restore.title', { name: machine.item.name }),
    body: (
      <>
        <p>{t('life.restore.text', { when: copy.when })}</p>
        <p>{t('life.restore.after')}</p>
      </>
    ),
    confirmLabel: t('life.restore.action'),
    danger: true,
    typeName: machine.item.name,
    action: async () => {
      await run(rebuildVm, { ...onCopy(machine, copy), before: machine.item.updated_at ?? null }, undefined);
    },
  });

export const confirmDeleteCopy = (t: T, machine: Machine, copy: TakenCopy): Promise<boolean> =>
  confirm({
    title: t('life.copy.delete.title', { label: copy.label }),
    body: <p>{t('life.copy.delete.text')}</p>,
    confirmLabel: t('life.copy.delete'),
    danger: true,
    action: async () => {
      await run(deleteReplica, onCopy(machine, copy), undefined);
    },
  });
