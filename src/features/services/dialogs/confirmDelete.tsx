import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { run } from '@/data/operations';
import { idleAddressPrice, perMonth, rowsOf } from '@/data/pricing/pricing';
import { policyQuery } from '@/data/pricing/queries';
import { releaseAddress } from '@/data/resources/floating-ip/operations';
import { deleteService } from '@/data/resources/service/operations';
import { useFormat, useT, type T } from '@/i18n';
import { confirm } from '@/ui';
import { onService, type Database } from '../useServices';
import shared from '@/ui/shared.module.css';
import classes from '../services.module.css';

/** Says what goes, what stays and what that costs, has the name typed, and deletes. True when it is gone. */
export function confirmDeleteService(t: T, database: Database): Promise<boolean> {
  const release = new Set<string>();
  const on = onService(database);
  return confirm({
    title: t('services.delete.title', { name: database.name }),
    body: <Consequences database={database} onRelease={(address, yes) => void (yes ? release.add(address) : release.delete(address))} />,
    confirmLabel: t('services.delete'),
    danger: true,
    typeName: database.name,
    action: async () => {
      await run(deleteService, on, undefined);
      for (const address of release) await run(releaseAddress, { location: on.location, address }, undefined);
    },
  });
}

function Consequences({ database, onRelease }: { database: Database; onRelease: (address: string, yes: boolean) => void }) {
  const t = useT();
  const format = useFormat();
  const policy = useQuery(policyQuery());
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const { floating, nodes } = database;
  const idle = policy.data ? idleAddressPrice(rowsOf(policy.data)) : null;
  const choose = (address: string, yes: boolean) => {
    onRelease(address, yes);
    setChosen((now) => (yes ? [...now, address] : now.filter((each) => each !== address)));
  };
  return (
    <div className={shared.fields}>
      <p>{t('services.delete.goes', { count: nodes })}</p>
      {floating.length > 0 ? (
        <fieldset className={classes.stays}>
          <legend>{t('services.delete.stays', { count: floating.length })}</legend>
          {idle ? <p>{t('services.delete.cost', { month: format.money(perMonth(idle)) })}</p> : null}
          {floating.map(({ address }) => (
            <label key={address} className={classes.check}>
              <input type="checkbox" checked={chosen.includes(address)} onChange={(event) => choose(address, event.target.checked)} />
              <span>{t('services.delete.release', { address })}</span>
            </label>
          ))}
        </fieldset>
      ) : (
        <p>{t('services.delete.nothingStays')}</p>
      )}
    </div>
  );
}
