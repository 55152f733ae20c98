import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { perMonth, priceOf, rowsOf } from '@/data/pricing/pricing';
import { setBackup } from '@/data/resources/snapshot/operations';
import { disksOf } from '@/data/resources/vm/parts';
import { policyQuery } from '@/data/pricing/queries';
import { useFormat, useT } from '@/i18n';
import { Button, Failure, Section, Status } from '@/ui';
import { useReason } from '../actions';
import classes from './detail.module.css';

/** Automatic backups: whether they are on, what one costs, and the way to the other state. */
export function BackupSwitch({ machine }: { machine: Machine }) {
  const t = useT();
  const format = useFormat();
  const reason = useReason();
  const policy = useQuery(policyQuery());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ thrown: unknown } | null>(null);
  const on = Boolean(machine.item.backup);
  const size = disksOf(machine.item).reduce((sum, disk) => sum + disk.size, 0);
  const price = policy.data ? priceOf(rowsOf(policy.data), 'backup', size) : null;

  const change = async () => {
    if (busy) return;
    setBusy(true);
    setProblem(null);
    try {
      await run(setBackup, { ...onVm(machine), on: !on }, undefined);
    } catch (thrown) {
      setProblem({ thrown });
    }
    setBusy(false);
  };
  return (
    <Section
      title={t('life.backup.title')}
      actions={
        <Button
          size="small"
          variant={on ? 'default' : 'primary'}
          loading={busy}
          reason={busy ? null : reason('backup', machine)}
          onClick={() => void change()}
        >
          {t(on ? 'life.backup.off' : 'life.backup.on')}
        </Button>
      }
    >
      <p className={classes.state}>
        <Status tone={on ? 'ok' : 'off'} label={t(on ? 'life.backup.isOn' : 'life.backup.isOff')} />
      </p>
      <p className={classes.state}>
        {t('life.backup.text')} {price ? t('life.backup.price', { size: format.disk(size), month: format.money(perMonth(price)) }) : null}
      </p>
      {problem ? <Failure compact error={problem.thrown} /> : null}
    </Section>
  );
}
