import type { Invoice } from '@/api';
import { useBrand } from '@/brand';
import { proofOf, type Step, type CheckResult } from '@/data/billing/documents/proof';
import { useFormat, useT } from '@/i18n';
import { Notice, Section, Status, type Tone } from '@/ui';
import classes from './invoice.module.css';

const tones: Record<CheckResult, Tone> = { holds: 'ok', differs: 'bad', unknown: 'unknown' };

/** Whether the document's numbers follow from each other, step by step and in words. */
export function ProofOf({ invoice }: { invoice: Invoice }) {
  const t = useT();
  const format = useFormat();
  const { currency } = useBrand();
  const { lines, steps, places, verdict } = proofOf(invoice, currency.decimals);
  const wrong = [...lines, ...steps].filter((each) => each.verdict === 'differs').length;
  const holding = lines.filter((line) => line.verdict === 'holds').length;
  const ofLines: CheckResult = lines.some((line) => line.verdict === 'differs')
    ? 'differs'
    : holding === lines.length && holding > 0
      ? 'holds'
      : 'unknown';
  return (
    <div data-noprint={verdict === 'differs' ? undefined : true}>
      <Section title={t('documents.proof')}>
        <p className={classes.small}>{t('documents.proof.lead')}</p>
        <Notice
          tone={tones[verdict]}
          title={verdict === 'differs' ? t('documents.proof.differs', { count: wrong }) : t(`documents.proof.${verdict}`)}
        >
          {verdict === 'differs' ? t('documents.proof.differsText') : null}
        </Notice>
        {/* A scroll area has to be reachable by the keyboard. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className={classes.scroll} tabIndex={0} aria-label={t('documents.proof.table')}>
          <table className={classes.proof}>
            <thead>
              <tr>
                <th scope="col">{t('documents.proof.step')}</th>
                <th scope="col">{t('documents.proof.how')}</th>
                <th scope="col" data-end>
                  {t('documents.proof.expected')}
                </th>
                <th scope="col" data-end>
                  {t('documents.proof.found')}
                </th>
                <th scope="col">{t('documents.proof.result')}</th>
              </tr>
            </thead>
            <tbody>
              <tr>
                <th scope="row">{t('documents.proof.lines')}</th>
                <td>{t('documents.proof.lines.how')}</td>
                <td colSpan={2} data-end>
                  {lines.length > 0
                    ? t('documents.proof.lines.count', { holding: format.number(holding), all: format.number(lines.length) })
                    : null}
                </td>
                <td>
                  <Status tone={tones[ofLines]} label={t(`documents.proof.result.${ofLines}`)} />
                </td>
              </tr>
              {steps.map((step) => (
                <StepRow key={step.key} step={step} invoice={invoice} />
              ))}
            </tbody>
          </table>
        </section>
        <p className={classes.small}>{t('documents.proof.places', { places })}</p>
      </Section>
    </div>
  );
}

function StepRow({ step, invoice }: { step: Step; invoice: Invoice }) {
  const t = useT();
  const format = useFormat();
  const how = useHow();
  const { vatLabel } = useBrand();
  const { key, expected, found, verdict } = step;
  const names = {
    subtotal: t('documents.totals.subtotal'),
    discount: t('documents.totals.discountPlain'),
    credit: t('documents.totals.credit'),
    vat: vatLabel,
    total: t('documents.totals.total'),
  };
  return (
    <tr data-verdict={verdict}>
      <th scope="row">{names[key]}</th>
      <td>{how(step, invoice)}</td>
      <td data-end data-label={t('documents.proof.expected')}>
        {expected ? format.exact(expected) : key === 'credit' ? t('documents.proof.credit.expected') : '–'}
      </td>
      <td data-end data-label={t('documents.proof.found')}>
        {found ? format.exact(found) : '–'}
      </td>
      <td>
        <Status tone={tones[verdict]} label={t(`documents.proof.result.${verdict}`)} />
      </td>
    </tr>
  );
}

/** Each step in a sentence with the document's own numbers. */
function useHow() {
  const t = useT();
  const format = useFormat();
  const { vatLabel: vat } = useBrand();
  return ({ key, from }: Step, invoice: Invoice): string => {
    const amount = from ? format.exact(from) : null;
    const percent = (value: number | null | undefined) => (typeof value === 'number' ? format.percent(value) : null);
    if (key === 'subtotal') return amount ? t('documents.proof.subtotal.how', { from: amount }) : t('documents.proof.subtotal.how.unknown');
    if (key === 'discount') {
      const part = percent(invoice.discount_percentage);
      return part ? t('documents.proof.discount.how', { percent: part }) : t('documents.proof.discount.how.unknown');
    }
    if (key === 'credit') return t('documents.proof.credit.how', { vat });
    if (key === 'vat') {
      const part = percent(invoice.vat_percentage);
      return part && amount ? t('documents.proof.vat.how', { percent: part, from: amount }) : t('documents.proof.vat.how.unknown');
    }
    return amount ? t('documents.proof.total.how', { from: amount, vat }) : t('documents.proof.total.how.unknown', { vat });
  };
}
