import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { billingAccountsQuery, canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { setResourceBilling } from '@/data/resources/vm/operations/settings';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, Loading } from '@/ui';
import { BatchButtons, useBatch } from '@/ui/batch';
import { ChoiceCards } from '@/ui/forms';
import { Results } from './Results';

interface Props {
  machines: readonly Machine[];
  /** Called when it has begun: a selection is empty then. */
  onStarted?: () => void;
  onClose: () => void;
}

/** Another account for one machine or several. Those that it pays for already are left out. */
export function BillingDialog({ machines, onStarted, onClose }: Props) {
  const t = useT();
  const accounts = useQuery(billingAccountsQuery());
  const { items, running, failed, go, again, stopRest } = useBatch<Machine>();
  const [first] = machines;
  const one = machines.length === 1;
  const only = one ? (first?.item.billing_account ?? null) : null;
  const [chosen, setChosen] = useState<string | null>(only === null ? null : String(only));
  const account = accounts.data?.find(({ id }) => String(id) === chosen);
  const changing = machines.filter(({ item }) => item.billing_account !== account?.id);
  const verdict = account ? canCharge(account) : null;
  const reason = !account ? t('life.billing.choose') : verdict ? t(verdict) : changing.length === 0 ? t('life.billing.same') : null;
  const title = one ? t('life.billing.title', { name: first?.item.name ?? '' }) : t('life.billing.many', { count: machines.length });

  const send = () => {
    if (!account || reason) return;
    onStarted?.();
    const input = { account: account.id, accountName: titleOf(account) };
    void go(changing, async (machine) => {
      await run(setResourceBilling, { ...onVm(machine), ...input }, undefined);
    });
  };
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      footer={
        items ? (
          <BatchButtons running={running} onStop={one ? undefined : stopRest} failed={failed} onAgain={again} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" reason={reason} onClick={send}>
              {t('life.billing.action')}
            </Button>
          </>
        )
      }
    >
      <p>{t('life.billing.text')}</p>
      {accounts.error ? <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      {accounts.isPending ? <Loading /> : null}
      {accounts.data && !items ? (
        <ChoiceCards
          label={t('life.billing.label')}
          options={accounts.data
            .filter((each) => each.is_deleted !== true)
            .map((each) => {
              const why = canCharge(each);
              return {
                value: String(each.id),
                title: titleOf(each),
                description: String(each.id),
                badge: each.id === only ? t('life.billing.now') : undefined,
                reason: why && t(why),
              };
            })}
          value={chosen}
          onChange={setChosen}
          least={220}
        />
      ) : null}
      {items ? <Results items={items} /> : null}
    </Dialog>
  );
}
