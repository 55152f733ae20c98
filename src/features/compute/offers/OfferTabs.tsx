import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Tabs } from '@/ui';

/** What can be had, and what it costs. */
export function OfferTabs({ current }: { current: 'offers' | 'prices' }) {
  const t = useT();
  const paths = usePaths();
  return (
    <Tabs
      label={t('offers.tabs')}
      current={current}
      tabs={[
        { key: 'offers', label: t('offers.tab.offers'), to: paths.offers() },
        { key: 'prices', label: t('offers.tab.prices'), to: paths.prices() },
      ]}
    />
  );
}
