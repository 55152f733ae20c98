import { useSearchParams } from 'react-router';
import { namedAccount } from '@/entities/accounts/chosen';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Tabs } from '@/ui';

export const usageTabs = ['resources', 'charts', 'days', 'forecast', 'budgets', 'billed'] as const;
export type UsageTab = (typeof usageTabs)[number];

/** The parts of usage. Which resources an account pays for has an address of its own. */
export function UsageTabs({ current }: { current: UsageTab | null }) {
  const t = useT();
  const paths = usePaths();
  const [search] = useSearchParams();
  const kept = namedAccount(search);
  const to = (tab: UsageTab) => (tab === 'billed' ? paths.resources(kept) : paths.usage(tab === 'resources' ? undefined : tab, kept));
  return (
    <Tabs
      label={t('usage.tabs')}
      minor
      current={current}
      tabs={usageTabs.map((tab) => ({ key: tab, label: t(`usage.tab.${tab}`), to: to(tab) }))}
    />
  );
}
