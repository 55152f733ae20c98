import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { canCharge, titleOf } from '@/data/billing/accounts/accounts';
import { moveResource, planMove } from '@/data/inventory/movePlan';
import type { Resource } from '@/data/inventory/resources';
import { isOpen, useRecords } from '@/data/operations';
import { msg, useT } from '@/i18n';
import { Button, Dialog } from '@/ui';
import { BatchButtons, Results, useBatch } from '@/ui/batch';
import { ChoiceCards } from '@/ui/forms';
import { DryRun } from './DryRun';

export interface MoveJob {
  readonly chosen: readonly Resource[];
  /** To be called when it has begun: the selection is empty then. */
  readonly onStarted?: () => void;
}

interface Props {
  readonly job: MoveJob;
  readonly all: readonly Resource[];
  readonly accounts: readonly BillingAccount[];
  readonly onClose: () => void;
}

/** Another account for some resources: where to, then what would happen, and only then how it goes with each. */
export function MoveDialog({ job, all, accounts, onClose }: Props) {
  const t = useT();
  const open = useRecords().filter(isOpen);
  const { items, running, failed, go, again, stopRest } = useBatch<Resource>();
  const [chosen, setChosen] = useState<string | null>(null);
  const [withAddresses, setWithAddresses] = useState(false);
  const [first] = job.chosen;
  const count = job.chosen.length;
  const target = accounts.find(({ id }) => String(id) === chosen) ?? null;
  const busy = ({ key, location }: Resource) => {
    const record = open.find(({ target: on }) => on.uuid === key && (!location || !on.location || on.location === location.slug));
    return record ? msg('data.vm.reason.underWay', { title: t(record.title) }) : null;
  };
  const wanted = (account: BillingAccount) => {
    const plan = planMove(job.chosen, all, account, accounts, busy);
    return withAddresses
      ? { ...planMove([...job.chosen, ...plan.followers], all, account, accounts, busy), followers: plan.followers }
      : plan;
  };
  const plan = target && !items ? wanted(target) : null;
  const only = new Set(job.chosen.map(({ account }) => account)).size === 1 ? (first?.account ?? null) : null;
  const reason = !target ? t('resources.move.choose') : plan?.going.length === 0 ? t('resources.move.nothing') : null;

  const send = () => {
    if (!target || !plan || reason) return;
    job.onStarted?.();
    void go(plan.going, (resource) => moveResource(resource, target));
  };
  return (
    <Dialog
      title={count === 1 ? t('resources.move.one', { name: first?.name ?? '' }) : t('resources.move.many', { count })}
      opened
      onClose={onClose}
      size="large"
      footer={
        items ? (
          <BatchButtons running={running} failed={failed} onStop={stopRest} onAgain={again} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" reason={reason} onClick={send}>
              {t('resources.move.action', { count: plan?.going.length ?? 0 })}
            </Button>
          </>
        )
      }
    >
      {items ? (
        <Results
          items={items}
          name={({ name }) => name}
          note={({ entry, location }) => [t(entry.title), location?.display_name].filter(Boolean).join(' · ')}
        />
      ) : (
        <>
          <p>{t('resources.move.text')}</p>
          <ChoiceCards
            label={t('resources.move.to')}
            options={accounts
              .filter((account) => account.is_deleted !== true)
              .map((account) => {
                const why = canCharge(account);
                return {
                  value: String(account.id),
                  title: titleOf(account),
                  description: String(account.id),
                  badge: account.id === only ? t('resources.move.now') : undefined,
                  reason: why ? t(why) : account.id === only ? t('resources.reason.same') : null,
                };
              })}
            value={chosen}
            onChange={setChosen}
            least={220}
          />
          {plan && target ? <DryRun plan={plan} target={target} withAddresses={withAddresses} onWithAddresses={setWithAddresses} /> : null}
        </>
      )}
    </Dialog>
  );
}
