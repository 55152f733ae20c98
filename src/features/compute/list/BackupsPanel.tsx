import { useQuery } from '@tanstack/react-query';
import Big from 'big.js';
import { useState } from 'react';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { setBackup } from '@/data/resources/snapshot/operations';
import { disksOf } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { useFormat, useT } from '@/i18n';
import { Button, Empty, Name, SidePanel } from '@/ui';
import { BatchButtons, useBatch } from '@/ui/batch';
import { Checkbox } from '@/ui/forms';
import { useReason } from '../actions';
import { Results } from '../dialogs/Results';
import classes from '../dialogs/dialogs.module.css';

const sizeOf = ({ item }: Machine) => disksOf(item).reduce((sum, disk) => sum + disk.size, 0);

/** Machines that nothing is kept of: those that are chosen get automatic backups, with what that will cost. */
export function BackupsPanel({ machines, onClose }: { machines: readonly Machine[]; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const reason = useReason();
  const policy = useQuery(policyQuery());
  const { items, running, failed, go, again, stopRest } = useBatch<Machine>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const without = machines.filter(({ item }) => !item.backup);
  const priceFor = (machine: Machine) => (policy.data ? priceOf(rowsOf(policy.data), 'backup', sizeOf(machine)) : null);
  const wanted = without.filter((machine) => chosen.has(machine.id) && reason('backup', machine) === null);
  const total = wanted.reduce((sum, machine) => sum.plus(priceFor(machine) ?? 0), new Big(0));
  const all = without.filter((machine) => reason('backup', machine) === null);
  const send = () =>
    void go(wanted, async (machine) => {
      await run(setBackup, { ...onVm(machine), on: true }, undefined);
    });
  const choose = (id: string, on: boolean) => setChosen((now) => new Set(on ? [...now, id] : [...now].filter((each) => each !== id)));
  return (
    <SidePanel
      title={t('life.backups.title')}
      opened
      onClose={onClose}
      footer={
        items ? (
          <BatchButtons running={running} onStop={stopRest} failed={failed} onAgain={again} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" reason={wanted.length === 0 ? t('life.backups.choose') : null} onClick={send}>
              {t('life.backups.action', { count: wanted.length })}
            </Button>
          </>
        )
      }
    >
      {items ? <Results items={items} /> : null}
      {!items && without.length === 0 ? <Empty title={t('life.backups.none')} text={t('life.backups.noneText')} /> : null}
      {!items && without.length > 0 ? (
        <>
          <p>{t('life.backups.text')}</p>
          <Checkbox
            label={t('life.backups.all', { count: all.length })}
            checked={wanted.length === all.length}
            indeterminate={wanted.length > 0 && wanted.length < all.length}
            onChange={(event) => setChosen(new Set(event.currentTarget.checked ? all.map(({ id }) => id) : []))}
          />
          <ul className={classes.choices}>
            {without.map((machine) => {
              const why = reason('backup', machine);
              const price = priceFor(machine);
              return (
                <li key={machine.id}>
                  <Checkbox
                    label={<Name>{machine.item.name}</Name>}
                    description={why ?? [machine.location.display_name, format.disk(sizeOf(machine))].join(' · ')}
                    disabled={why !== null}
                    checked={chosen.has(machine.id) && why === null}
                    onChange={(event) => choose(machine.id, event.currentTarget.checked)}
                  />
                  <span>{price ? format.money(perMonth(price)) : null}</span>
                </li>
              );
            })}
          </ul>
          <p>{t('life.backups.total', { count: wanted.length, month: format.money(perMonth(total)) })}</p>
        </>
      ) : null}
    </SidePanel>
  );
}
