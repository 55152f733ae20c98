import type { Invoice } from '@/api';
import { useBrand } from '@/brand';
import { useFormat, useT } from '@/i18n';
import { Section } from '@/ui';
import { sumsOf } from './sums';
import classes from './invoice.module.css';

/** The sums, each just as the server says it. */
export function Totals({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  return (
    <Section title={t('documents.totals')}>
      <table className={classes.totals}>
        <caption>{t('documents.totals.caption')}</caption>
        <tbody>
          {sumsOf(t, format, vatLabel, invoice).map(({ key, label, value }) => (
            <tr key={key} data-total={key === 'total' || undefined}>
              <th scope="row">{label}</th>
              <td>{value ?? <span className={classes.small}>{t('documents.totals.unknown')}</span>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
