import type { PriceRow } from '@/api';
import { isKnown, nameOfItem, priceList, priceTable, type PricedItem } from '@/data/pricing/priceList';
import { hoursPerMonth } from '@/data/pricing/pricing';
import { useFormat, useT, fold } from '@/i18n';
import { useParam } from '@/nav';
import { Section } from '@/ui';
import { TextInput } from '@/ui/forms';
import { PlainTable } from '@/ui/PlainTable';
import shared from '@/ui/shared.module.css';
import classes from './prices.module.css';

interface Props {
  readonly policy: readonly PriceRow[];
  readonly vat: { readonly label: string; readonly percent: number } | null;
}

/** The policy as people read it: what has one price, what has thresholds, and what the panel has no words for. */
export function PriceList({ policy, vat }: Props) {
  const t = useT();
  const [asked, put] = useParam('q');
  const query = asked ?? '';
  const wanted = fold(query.trim());
  const items = priceList(policy).filter((item) => [nameOfItem(t, item), item.name, item.key].some((text) => fold(text).includes(wanted)));
  const known = items.filter(isKnown);
  return (
    <Section title={t('prices.list')}>
      <div className={classes.find}>
        <TextInput
          type="search"
          aria-label={t('prices.search')}
          placeholder={t('prices.search')}
          value={query}
          onChange={(event) => put(event.currentTarget.value || null)}
        />
      </div>
      {items.length === 0 ? <p className={classes.note}>{t('prices.nothing', { query })}</p> : null}
      <Group title={t('prices.regular')} items={known.filter(({ steps }) => steps.length === 1)} vat={vat} />
      <Group
        title={t('prices.stepped')}
        about={t('prices.stepped.about')}
        items={known.filter(({ steps }) => steps.length > 1)}
        vat={vat}
      />
      <Group title={t('prices.other')} items={items.filter((item) => !isKnown(item))} vat={vat} />
      <p className={classes.note}>{t('prices.note', { hours: hoursPerMonth })}</p>
    </Section>
  );
}

function Group({ title, about, items, vat }: { title: string; about?: string; items: readonly PricedItem[]; vat: Props['vat'] }) {
  const t = useT();
  const format = useFormat();
  if (items.length === 0) return null;
  const { head, rows } = priceTable(t, format, items, vat);
  return (
    <>
      <h3 className={shared.heading}>{title}</h3>
      {about ? <p className={classes.note}>{about}</p> : null}
      <PlainTable
        label={title}
        head={head}
        words={[1]}
        rows={rows.map(({ key, name, note, cells }) => ({
          key,
          name: (
            <>
              <bdi>{name}</bdi>
              {note ? <small> {note}</small> : null}
            </>
          ),
          cells,
        }))}
      />
    </>
  );
}
