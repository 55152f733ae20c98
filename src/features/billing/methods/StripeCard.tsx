import { CardElement, Elements, useElements, useStripe } from '@stripe/react-stripe-js';
import { loadStripe } from '@stripe/stripe-js/pure';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, Loading } from '@/ui';
import { CardForm, ProcessorError } from './CardForm';
import classes from './methods.module.css';

interface Props {
  publishable: string;
  account: BillingAccount;
  onClose: () => void;
}

/** Stripe's own fields, in a frame of theirs: what is typed into them never comes into this page. */
export function StripeCard({ publishable, account, onClose }: Props) {
  const t = useT();
  const stripe = useQuery({
    queryKey: ['stripe', publishable],
    // Only now, and without watching what people do on every page.
    queryFn: () => {
      loadStripe.setLoadParameters({ advancedFraudSignals: false });
      return loadStripe(publishable);
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  if (stripe.data) {
    return (
      <Elements stripe={stripe.data}>
        <Fields account={account} onClose={onClose} />
      </Elements>
    );
  }
  return (
    <Dialog title={t('pay.card.title')} opened onClose={onClose} footer={<Button onClick={onClose}>{t('ui.close')}</Button>}>
      {stripe.isPending ? (
        <Loading label={t('pay.stripe.loading')} />
      ) : (
        <Failure compact title={t('pay.stripe.notLoaded')} text={t('pay.stripe.notLoadedText')} onRetry={() => void stripe.refetch()} />
      )}
    </Dialog>
  );
}

/** Styles do not reach into the frame, so it is told the colours of the theme as it is now. */
const colours = () => {
  const style = getComputedStyle(document.documentElement);
  const of = (name: string) => style.getPropertyValue(name).trim();
  return {
    base: {
      color: of('--mantine-color-text'),
      iconColor: of('--mantine-color-text'),
      fontSize: '16px',
      '::placeholder': { color: of('--mantine-color-placeholder') },
    },
    invalid: { color: of('--mantine-color-error'), iconColor: of('--mantine-color-error') },
  };
};

function Fields({ account, onClose }: Omit<Props, 'publishable'>) {
  const t = useT();
  const stripe = useStripe();
  const elements = useElements();
  const [style] = useState(colours);
  const [complete, setComplete] = useState(false);
  const [wrong, setWrong] = useState<string | null>(null);

  const token = async () => {
    const card = elements?.getElement(CardElement);
    if (!stripe || !card) throw new ProcessorError(t('pay.stripe.notLoaded'));
    // The platform keeps cards by the ids of Stripe's payment methods ("pm_…").
    const { paymentMethod, error } = await stripe.createPaymentMethod({ type: 'card', card });
    if (!paymentMethod) throw new ProcessorError(error.message ?? error.code ?? error.type);
    return paymentMethod.id;
  };
  return (
    <CardForm account={account} token={token} reason={complete ? null : t('pay.stripe.incomplete')} onClose={onClose}>
      <p>{t('pay.stripe.text')}</p>
      <div className={classes.frame}>
        <CardElement
          options={{ style, hidePostalCode: true }}
          onChange={(event) => {
            setComplete(event.complete);
            setWrong(event.error?.message ?? null);
          }}
        />
      </div>
      {wrong ? <p className={classes.wrong}>{wrong}</p> : null}
    </CardForm>
  );
}
