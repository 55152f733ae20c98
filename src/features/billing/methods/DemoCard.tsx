import { useState } from 'react';
import type { BillingAccount } from '@/api';
import { useT } from '@/i18n';
import { Notice } from '@/ui';
import { ChoiceCards } from '@/ui/forms';
import { CardForm } from './CardForm';

/** Tokens that the simulated cloud makes these cards of. */
const tokens = { good: 'demo-4242', unverified: 'demo-unverified-3220', declined: 'demo-declined-0341', refused: 'demo-invalid-0000' };
type Kind = keyof typeof tokens;

/** In the place of the payment processor's fields on the simulated cloud, where no card exists. */
export function DemoCard({ account, onClose }: { account: BillingAccount; onClose: () => void }) {
  const t = useT();
  const [kind, setKind] = useState<Kind>('good');
  return (
    <CardForm account={account} token={() => Promise.resolve(tokens[kind])} onClose={onClose}>
      <Notice tone="warn" title={t('pay.demo.title')}>
        {t('pay.demo.text')}
      </Notice>
      <ChoiceCards
        label={t('pay.demo.label')}
        options={(['good', 'unverified', 'declined', 'refused'] as const).map((value) => ({
          value,
          title: t(`pay.demo.${value}`),
          description: t(`pay.demo.${value}Text`),
        }))}
        value={kind}
        onChange={setKind}
      />
    </CardForm>
  );
}
