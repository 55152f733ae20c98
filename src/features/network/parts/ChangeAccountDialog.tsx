import { useState } from 'react';
import { titleOf } from '@/data/billing/accounts/accounts';
import { moveFloatingIp } from '@/data/resources/floating-ip/operations';
import { moveLoadBalancer } from '@/data/resources/load-balancer/operations';
import { run } from '@/data/operations';
import { useT } from '@/i18n';
import { Button, Dialog } from '@/ui';
import { BatchButtons, Results, useBatch } from '@/ui/batch';
import { AccountField, useAccountChoice } from './fields';

interface Charged {
  readonly id: string;
  readonly kind: 'address' | 'balancer';
  readonly location: string;
  /** An address or a uuid. */
  readonly key: string;
  readonly name: string;
  readonly account: number | null;
}

/** Another billing account for one resource or several, and how it goes with each. */
export function ChangeAccountDialog({ resources, onClose }: { resources: readonly Charged[]; onClose: () => void }) {
  const t = useT();
  const [picked, setPicked] = useState<string | null>(null);
  const choice = useAccountChoice(picked);
  const { items, running, failed, go, again, stopRest } = useBatch<Charged>();
  const { account } = choice;
  const going = resources.filter((each) => each.account !== account?.id);
  const reason = choice.reason ?? (going.length === 0 ? t('network.account.same') : null);
  const send = () => {
    if (!account || reason) return;
    const accountName = titleOf(account);
    void go(going, async ({ kind, ...resource }) => {
      const move = { ...resource, account: account.id, accountName };
      if (kind === 'address') await run(moveFloatingIp, move, undefined);
      else await run(moveLoadBalancer, move, undefined);
    });
  };
  return (
    <Dialog
      title={t('network.account.title', { count: resources.length, name: resources[0]?.name ?? '' })}
      opened
      onClose={onClose}
      size="small"
      footer={
        items ? (
          <BatchButtons running={running} failed={failed} onStop={stopRest} onAgain={again} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" reason={reason} onClick={send}>
              {t('network.changeAccount')}
            </Button>
          </>
        )
      }
    >
      {items ? (
        <Results items={items} name={({ name }) => name} note={({ location }) => location} />
      ) : (
        <AccountField choice={choice} onChange={setPicked} />
      )}
    </Dialog>
  );
}
