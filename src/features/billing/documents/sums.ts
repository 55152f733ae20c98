import type { Invoice } from '@/api';
import type { Format, T } from '@/i18n';

export interface Sum {
  readonly key: 'subtotal' | 'discount' | 'credit' | 'vat' | 'total';
  readonly label: string;
  /** As the server says it; null when it does not. */
  readonly value: string | null;
}

/** The sums of a document in their order, each just as the server says it. */
export function sumsOf(t: T, format: Format, vatLabel: string, invoice: Invoice): Sum[] {
  const { totals, discount_percentage: discount, vat_percentage: vat } = invoice;
  const value = (amount: number | null | undefined) => (typeof amount === 'number' ? format.exact(amount) : null);
  const less = typeof totals?.discount_amount === 'number' ? -totals.discount_amount : null;
  return [
    { key: 'subtotal', label: t('documents.totals.subtotal'), value: value(totals?.subtotal) },
    {
      key: 'discount',
      label:
        typeof discount === 'number'
          ? t('documents.totals.discount', { percent: format.percent(discount) })
          : t('documents.totals.discountPlain'),
      // What is taken off is written so; nothing is not minus nothing.
      value: value(less === 0 ? 0 : less),
    },
    { key: 'credit', label: t('documents.totals.credit'), value: value(totals?.credit) },
    {
      key: 'vat',
      label: typeof vat === 'number' ? t('documents.totals.vat', { vat: vatLabel, percent: format.percent(vat) }) : vatLabel,
      value: value(totals?.vat_tax),
    },
    { key: 'total', label: t('documents.totals.total'), value: value(totals?.total) },
  ];
}

/** How much of what a line is for: three digits at most as everywhere, more where a line has more. */
export function quantityIn(format: Format, quantity: number | null | undefined, unit: string | null | undefined): string {
  if (typeof quantity !== 'number') return '';
  const number = Math.round(quantity * 1000) / 1000 === quantity ? format.number(quantity) : String(quantity);
  return unit ? `${number}\u00a0${unit}` : number;
}
