import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { run } from '@/data/operations';
import { idleAddressPrice, perMonth, rowsOf } from '@/data/pricing/pricing';
import { releaseAddress } from '@/data/resources/floating-ip/operations';
import { deleteVm } from '@/data/resources/vm/operations';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { disksOf, replicaSize } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { useFormat, useT, type T } from '@/i18n';
import { confirm, Name } from '@/ui';
import classes from './dialogs.module.css';

/** What is to go besides the machines: addresses that the user has chosen to release with them. */
export interface DeletePlan {
  readonly release: ReadonlySet<string>;
}

/** Deletes one machine and releases the addresses that were chosen. Throws what the first failure was. */
export async function deleteMachine(machine: Machine, plan: DeletePlan): Promise<void> {
  await run(deleteVm, onVm(machine), undefined);
  for (const ip of machine.floating) {
    if (plan.release.has(ip.address)) await run(releaseAddress, { location: machine.location.slug, address: ip.address }, undefined);
  }
}

/**
 * Says what goes, what stays and what that goes on costing, and has the name typed. With `act` the dialog stays until it is
 * done; without, it answers with the plan. Null when it was left.
 */
export async function confirmDelete(
  t: T,
  machines: readonly Machine[],
  act?: (plan: DeletePlan) => Promise<void>,
): Promise<DeletePlan | null> {
  const release = new Set<string>();
  const plan: DeletePlan = { release };
  const [first] = machines;
  if (!first) return null;
  const one = machines.length === 1;
  const yes = await confirm({
    title: one ? t('compute.delete.title', { name: first.item.name }) : t('compute.delete.titleMany', { count: machines.length }),
    body: (
      <Consequences machines={machines} onRelease={(address, chosen) => void (chosen ? release.add(address) : release.delete(address))} />
    ),
    confirmLabel: one ? t('compute.action.delete') : t('compute.delete.many', { count: machines.length }),
    danger: true,
    typeName: one ? first.item.name : t('compute.delete.word', { count: machines.length }),
    action: act && (() => act(plan)),
  });
  return yes ? plan : null;
}

function Consequences({ machines, onRelease }: { machines: readonly Machine[]; onRelease: (address: string, chosen: boolean) => void }) {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const rows = policy.data ? rowsOf(policy.data) : null;
  const addresses = machines.flatMap((machine) =>
    // Unassigned from then on, and billed as such.
    machine.floating.map(({ address }) => ({ machine, address, hourly: rows && idleAddressPrice(rows) })),
  );
  const idle = addresses[0]?.hourly;
  const disks = machines.flatMap((machine) => disksOf(machine.item).map((disk) => ({ machine, disk })));
  const copies = machines.reduce((sum, { item }) => sum + replicaSize(item, 'snapshot') + replicaSize(item, 'backup'), 0);
  const choose = (address: string, yes: boolean) => {
    onRelease(address, yes);
    setChosen((now) => (yes ? [...now, address] : now.filter((each) => each !== address)));
  };
  return (
    <div className={classes.consequences}>
      <p>{t('compute.delete.goes', { count: machines.length })}</p>
      <ul>
        {machines.length > 1
          ? machines.map((machine) => (
              <li key={machine.id}>
                <Name>{machine.item.name}</Name> <small>{machine.location.display_name}</small>
              </li>
            ))
          : null}
        {disks.map(({ machine, disk }) => (
          <li key={`${machine.id} ${disk.uuid}`}>
            {disk.primary
              ? t('compute.delete.bootDisk', { size: format.disk(disk.size) })
              : t('compute.delete.disk', { name: disk.name ?? disk.uuid, size: format.disk(disk.size) })}
            {machines.length > 1 ? (
              <small>
                {' '}
                <Name>{machine.item.name}</Name>
              </small>
            ) : null}
          </li>
        ))}
        {copies > 0 ? <li>{t('compute.delete.copies', { size: format.disk(copies) })}</li> : null}
      </ul>
      {addresses.length > 0 ? (
        <fieldset className={classes.stays}>
          <legend>{t('compute.delete.stays', { count: addresses.length })}</legend>
          <p>{idle ? t('compute.delete.cost', { month: format.money(perMonth(idle)) }) : t('compute.delete.costUnknown')}</p>
          {addresses.map(({ machine, address }) => (
            <label key={address} className={classes.check}>
              <input type="checkbox" checked={chosen.includes(address)} onChange={(event) => choose(address, event.target.checked)} />
              <span>
                {t('compute.delete.release', { address })}
                {machines.length > 1 ? (
                  <small>
                    {' '}
                    <Name>{machine.item.name}</Name>
                  </small>
                ) : null}
              </span>
            </label>
          ))}
        </fieldset>
      ) : null}
    </div>
  );
}
