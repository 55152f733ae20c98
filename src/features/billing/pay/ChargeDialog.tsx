import { useId, type ReactNode } from 'react';
import type { BillingAccount } from '@/api';
import { AlreadyUnderWay, isOpen, type OperationRecord } from '@/data/operations';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, Loading, Notice, useNow } from '@/ui';
import { CardFailure } from './parts';
import { useCharge, type Charge, type Did, type Done } from './useCharge';
import classes from './pay.module.css';

interface Props {
  title: string;
  account: BillingAccount;
  /** What will be charged to which card. */
  confirmLabel: string;
  /** Why it cannot be sent as it stands. */
  reason: string | null;
  /** Has it done and answers what it did. */
  act: () => Promise<Done>;
  onClose: () => void;
  children: ReactNode;
}

/**
 * A dialog that moves money, once. While it goes on, here or in a page that is gone, it says so and offers nothing; it may be
 * closed meanwhile. A failure says what was found afterwards.
 */
export function ChargeDialog({ title, account, confirmLabel, reason, act, onClose, children }: Props) {
  const t = useT();
  const id = useId();
  const charge = useCharge(account.id, reason, act);
  const { did, working, underWay } = charge;
  return (
    <Dialog
      title={title}
      opened
      onClose={onClose}
      footer={
        did ? (
          <Button variant="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t(working ? 'ui.close' : 'ui.cancel')}</Button>
            {working && !charge.busy ? null : (
              <Button type="submit" form={id} variant="primary" loading={working} reason={reason}>
                {confirmLabel}
              </Button>
            )}
          </>
        )
      }
    >
      {did ? (
        <div className={classes.stack}>
          <Outcome did={did} />
        </div>
      ) : null}
      {working ? <UnderWay record={underWay} /> : null}
      {!did && !working ? (
        <form id={id} className={classes.stack} onSubmit={charge.submit} noValidate>
          <Before charge={charge} />
          {children}
        </form>
      ) : null}
    </Dialog>
  );
}

/** What it did; when that had to be looked for, what was found. */
export function Outcome({ did }: { did: Did }) {
  const t = useT();
  return (
    <>
      <Notice tone={did.warning ? 'warn' : did.told ? 'busy' : 'ok'}>{did.told ? t(did.told) : did.words}</Notice>
      {did.more}
    </>
  );
}

/** What came of the last time: why it failed, or how it ended. */
export function Before({ charge: { problem, ended } }: { charge: Charge }) {
  return problem ? <Problem thrown={problem.thrown} /> : <Lately ended={ended} />;
}

export function UnderWay({ record }: { record: OperationRecord | undefined }) {
  const t = useT();
  return (
    <div className={classes.stack}>
      <Loading label={record ? t('pay.underWay', { title: t(record.title) }) : t('pay.working')} />
      <p>{t(record?.state === 'looking' ? 'pay.looking' : 'pay.minutes')}</p>
    </div>
  );
}

function Problem({ thrown }: { thrown: unknown }) {
  const t = useT();
  if (thrown instanceof AlreadyUnderWay) return <Failure compact tone="warn" title={t('pay.busy')} />;
  return <CardFailure error={thrown} />;
}

const lately = 10 * 60_000;

/** What was charged a moment ago, perhaps before a reload, so that nobody does it again for not having seen how it ended. */
function Lately({ ended }: { ended: readonly OperationRecord[] }) {
  const t = useT();
  const now = useNow();
  const [last] = ended;
  if (!last || isOpen(last) || now - (last.finishedAt ?? 0) > lately) return null;
  return (
    <Notice
      tone={last.state === 'done' && !last.warning ? 'ok' : 'warn'}
      title={t('pay.lately', { title: t(last.title), state: t(`operations.state.${last.state}`) })}
    >
      {last.outcome ? <p>{t(last.outcome)}</p> : null}
    </Notice>
  );
}
