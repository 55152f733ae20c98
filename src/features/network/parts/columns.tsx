import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import type { FloatingIp, Location } from '@/api';
import { billingAccountsQuery, titleOf } from '@/data/billing/accounts/accounts';
import { useT, type T } from '@/i18n';
import { usePaths, type Paths } from '@/nav';
import { Name } from '@/ui';
import type { Column } from '@/ui/table';
import type { Owner } from './useNetworkPlaces';

/** There by default only where there are several. */
export const locationColumn = <Row extends { readonly location: Location }>(t: T, several: boolean): Column<Row> => ({
  id: 'location',
  header: t('network.column.location'),
  text: ({ location }) => location.display_name,
  options: true,
  groups: true,
  hidden: !several,
  width: 116,
});

export const uuidColumn = <Row,>(t: T, of: (row: Row) => string): Column<Row> => ({
  id: 'uuid',
  header: t('network.column.uuid'),
  text: of,
  hidden: true,
  width: 290,
});

/** The name of a billing account; of one that is not among the user's, its number. */
export function useAccountName(): (account: number | null | undefined) => string {
  const accounts = useQuery(billingAccountsQuery());
  return (id) => {
    if (id === null || id === undefined) return '';
    const found = accounts.data?.find((account) => account.id === id);
    return found ? titleOf(found) : String(id);
  };
}

export const accountColumn = <Row,>(
  t: T,
  name: ReturnType<typeof useAccountName>,
  of: (row: Row) => number | null | undefined,
): Column<Row> => ({
  id: 'account',
  header: t('network.column.account'),
  text: (row) => name(of(row)),
  options: true,
  groups: true,
  width: 150,
});

/** Where a VM or a load balancer is seen; services have no page of their own. */
export const ownerPath = (paths: Paths, location: string, { type, uuid }: Owner): string | null =>
  type === 'virtual_machine' ? paths.vm(location, uuid, 'network') : type === 'load_balancer' ? paths.loadBalancer(location, uuid) : null;

/** What has an address, with its kind. */
export function OwnerLink({ location, owner }: { location: string; owner: Owner }) {
  const t = useT();
  const paths = usePaths();
  const path = ownerPath(paths, location, owner);
  return (
    <>
      {path ? (
        <Link to={path}>
          <Name>{owner.name}</Name>
        </Link>
      ) : (
        <Name>{owner.name}</Name>
      )}
      {owner.type === 'virtual_machine' ? null : ` · ${t(`network.owner.${owner.type}`)}`}
    </>
  );
}

export const addressesText = (floating: readonly FloatingIp[]): string => floating.map(({ address }) => address).join(', ');
