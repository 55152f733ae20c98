import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import type { BillingAccount, Card } from '@/api';
import { addCard } from '@/data/billing/payments/operations/cards';
import { run } from '@/data/operations';
import { useT } from '@/i18n';
import { Button, Dialog, Notice } from '@/ui';
import { CardFailure, onAccount } from '../pay/parts';
import shared from '@/ui/shared.module.css';

/** What the payment processor itself has against a card, in its words. */
export class ProcessorError extends Error {}

interface Props {
  account: BillingAccount;
  /** Why it cannot be sent as it stands. */
  reason?: string | null;
  /** The processor's token for what stands in the fields. */
  token: () => Promise<string>;
  onClose: () => void;
  children: ReactNode;
}

/** The dialog around the fields of a card: turns them into a token, and has the platform put that on the account, once. */
export function CardForm({ account, reason = null, token, onClose, children }: Props) {
  const t = useT();
  const id = useId();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ thrown: unknown } | null>(null);
  const [added, setAdded] = useState<{ card: Card | undefined } | null>(null);

  const send = async () => {
    if (running.current || reason) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      const { result } = await run(addCard, onAccount(account), { token: await token() });
      setAdded({ card: result });
    } catch (thrown) {
      setProblem({ thrown });
    }
    running.current = false;
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  return (
    <Dialog
      title={t('pay.card.title')}
      opened
      onClose={onClose}
      footer={
        added ? (
          <Button variant="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button type="submit" form={id} variant="primary" loading={busy} reason={reason}>
              {t('pay.card.add')}
            </Button>
          </>
        )
      }
    >
      {added ? (
        added.card?.is_verified === false ? (
          <Notice tone="warn" title={t('pay.card.addedUnverified')}>
            {t('pay.method.notVerifiedText')}
          </Notice>
        ) : (
          <Notice tone="ok">{t(added.card ? 'pay.card.added' : 'pay.card.addedAnyhow')}</Notice>
        )
      ) : (
        <form id={id} className={shared.fields} onSubmit={submit} noValidate>
          {children}
          {problem ? <Problem thrown={problem.thrown} /> : null}
        </form>
      )}
    </Dialog>
  );
}

function Problem({ thrown }: { thrown: unknown }) {
  const t = useT();
  return <CardFailure error={thrown} title={thrown instanceof ProcessorError ? t('pay.card.processor') : undefined} />;
}
