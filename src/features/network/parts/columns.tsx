import { Link } from 'react-router';
import type { FloatingIp } from '@/api';
import { useT } from '@/i18n';
import { usePaths, type Paths } from '@/nav';
import { Name } from '@/ui';
import type { Owner } from './useNetworkPlaces';

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
      {owner.type === 'virtual_machine' ? null : <span>{` · ${t(`network.owner.${owner.type}`)}`}</span>}
    </>
  );
}

export const addressesText = (floating: readonly FloatingIp[]): string => floating.map(({ address }) => address).join(', ');
