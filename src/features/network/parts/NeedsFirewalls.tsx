import { useSyncExternalStore, type ReactNode } from 'react';
import { firewallsOffered } from '@/data/resources/firewall/offered';
import { useT } from '@/i18n';
import { useTitle } from '@/nav';
import { Empty, PageHeader, ShieldIcon } from '@/ui';

/** A page about firewalls; says so where the platform has none. */
export function NeedsFirewalls({ title, children }: { title: string; children: ReactNode }) {
  const t = useT();
  const offered = useSyncExternalStore(firewallsOffered.subscribe, firewallsOffered.get);
  useTitle(title);
  return offered ? (
    children
  ) : (
    <>
      <PageHeader title={title} />
      <Empty icon={ShieldIcon} title={t('network.firewall.notOffered')} text={t('network.firewall.notOfferedText')} />
    </>
  );
}
