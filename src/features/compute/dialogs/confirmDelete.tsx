import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { runTogether } from '@/data/operations';
import { idleAddressPrice, perMonth, rowsOf } from '@/data/pricing/pricing';
import { releaseAddress } from '@/data/resources/floating-ip/operations';
import { deleteVm } from '@/data/resources/vm/operations';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { disksOf, replicaSize } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { useFormat, useT, type T } from '@/i18n';
import { confirm, Name } from '@/ui';
import { ItemList } from '@/ui/batch';
import classes from './dialogs.module.css';

/** In GB, all of a VM's snapshots and backups. */
const restorePointsOf = (item: Machine['item']): number => replicaSize(item, 'snapshot') + replicaSize(item, 'backup');

/** What is to go besides the machines: addresses that the user has chosen to release with them. */
export interface DeletePlan {
  readonly release: ReadonlySet<string>;
}

/** Deletes one machine and releases the addresses that were chosen. Throws what the first failure was. */
export async function deleteMachine(machine: Machine, plan: DeletePlan): Promise<void> {
  const together = runTogether();
  await together(deleteVm, onVm(machine), undefined);
  for (const ip of machine.floating) {
    if (plan.release.has(ip.address)) await together(releaseAddress, { location: machine.location.slug, address: ip.address }, undefined);
  }
}

/** One that was chosen and is not deleted. */
export interface LeftOut {
  readonly machine: Machine;
  readonly reason: string;
}

interface DeleteOptions {
  /** With it the dialog stays until it is done; without, the plan is answered. */
  readonly act?: (plan: DeletePlan) => Promise<void>;
  readonly left?: readonly LeftOut[];
}

/** Says what is lost with each VM, what stays and what that still costs, and has the name or the number typed. Null when it was left. */
export async function confirmDelete(
  t: T,
  machines: readonly Machine[],
  { act, left = [] }: DeleteOptions = {},
): Promise<DeletePlan | null> {
  const release = new Set<string>();
  const plan: DeletePlan = { release };
  const [first] = machines;
  if (!first) return null;
  const one = machines.length === 1;
  const yes = await confirm({
    title: one ? t('compute.delete.title', { name: first.item.name }) : t('compute.delete.titleMany', { count: machines.length }),
    body: (
      <Consequences
        machines={machines}
        left={left}
        onRelease={(addresses, chosen) => addresses.forEach((address) => (chosen ? release.add(address) : release.delete(address)))}
      />
    ),
    confirmLabel: one ? t('compute.action.delete') : t('compute.delete.many', { count: machines.length }),
    danger: true,
    typeName: one ? first.item.name : t('compute.delete.word', { count: machines.length }),
    action: act && (() => act(plan)),
  });
  return yes ? plan : null;
}

/** More addresses than this are chosen together only. */
const mostAddresses = 50;

interface ConsequencesProps {
  readonly machines: readonly Machine[];
  readonly left: readonly LeftOut[];
  readonly onRelease: (addresses: readonly string[], chosen: boolean) => void;
}

function Consequences({ machines, left, onRelease }: ConsequencesProps) {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const idle = policy.data ? idleAddressPrice(rowsOf(policy.data)) : null;
  const addresses = machines.flatMap((machine) => machine.floating.map(({ address }) => ({ machine, address })));
  const lostWith = ({ item }: Machine) => [
    ...disksOf(item).map((disk) =>
      disk.primary
        ? t('compute.delete.bootDisk', { size: format.disk(disk.size) })
        : t('compute.delete.disk', { name: disk.name ?? disk.uuid, size: format.disk(disk.size) }),
    ),
    ...(restorePointsOf(item) > 0 ? [t('compute.delete.copies', { size: format.disk(restorePointsOf(item)) })] : []),
  ];
  const choose = (which: readonly string[], yes: boolean) => {
    onRelease(which, yes);
    setChosen((now) => new Set(yes ? [...now, ...which] : [...now].filter((each) => !which.includes(each))));
  };
  const all = addresses.map(({ address }) => address);
  const [first] = machines;
  return (
    <div className={classes.consequences}>
      <p>{t('compute.delete.goes', { count: machines.length })}</p>
      {machines.length === 1 && first ? (
        <ul>
          {lostWith(first).map((words, place) => (
            // Two disks of one name and size are two lines.
            <li key={`${place} ${words}`}>{words}</li>
          ))}
        </ul>
      ) : (
        <ItemList
          items={machines.map((machine) => ({
            key: machine.id,
            name: machine.item.name,
            notes: lostWith(machine),
            end: <small>{machine.location.display_name}</small>,
          }))}
        />
      )}
      {left.length > 0 ? (
        <>
          <p>{t('compute.delete.left', { count: left.length })}</p>
          <ItemList items={left.map(({ machine: { id, item }, reason }) => ({ key: id, name: item.name, notes: [reason] }))} />
        </>
      ) : null}
      {addresses.length > 0 ? (
        <fieldset className={classes.stays}>
          <legend>{t('compute.delete.stays', { count: addresses.length })}</legend>
          <p>{idle ? t('compute.delete.cost', { month: format.money(perMonth(idle)) }) : t('compute.delete.costUnknown')}</p>
          {addresses.length > 1 ? (
            <label className={classes.check}>
              <input type="checkbox" checked={chosen.size === all.length} onChange={(event) => choose(all, event.target.checked)} />
              <span>{t('compute.delete.releaseAll', { count: all.length })}</span>
            </label>
          ) : null}
          {(addresses.length > mostAddresses ? [] : addresses).map(({ machine, address }) => (
            <label key={address} className={classes.check}>
              <input type="checkbox" checked={chosen.has(address)} onChange={(event) => choose([address], event.target.checked)} />
              <span>
                <span>{t('compute.delete.release', { address })}</span>
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
