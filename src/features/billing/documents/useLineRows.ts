import type { Invoice } from '@/api';
import { useBrand } from '@/brand';
import { numberOf } from '@/data/billing/documents/documents';
import { linesOf } from '@/data/billing/documents/lines';
import { useFormat, useT } from '@/i18n';
import type { Cells } from '@/files';
import { sumsOf } from './sums';

/** A document's lines and sums as rows of a CSV file: numbers as the server has them. */
export function useLineRows(): (invoice: Invoice) => Cells {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  return (invoice) => {
    const number = numberOf(invoice);
    const { totals } = invoice;
    const amounts = {
      subtotal: totals?.subtotal,
      discount:
        typeof totals?.discount_amount === 'number' && totals.discount_amount !== 0 ? -totals.discount_amount : totals?.discount_amount,
      credit: totals?.credit,
      vat: totals?.vat_tax,
      total: totals?.total,
    };
    return [
      [
        t('documents.document'),
        t('documents.lines.what'),
        t('documents.column.kind'),
        t('documents.lines.location'),
        t('documents.lines.quantity'),
        t('documents.lines.unit'),
        t('documents.lines.price'),
        t('documents.lines.amount'),
      ],
      ...linesOf(invoice.records_list ?? []).map(({ record, kind }) => [
        number,
        record.name ?? '',
        t(`documents.line.${kind}`),
        record.location_slug ?? '',
        record.qty ?? '',
        record.qty_unit ?? '',
        record.item_price ?? '',
        record.amount ?? '',
      ]),
      ...sumsOf(t, format, vatLabel, invoice).map(({ key, label }) => [number, label, '', '', '', '', '', amounts[key] ?? '']),
    ];
  };
}
