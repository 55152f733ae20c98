import type { FloatingIp } from '@/api';
import { useT } from '@/i18n';
import { usePaths, type Paths } from '@/nav';
import { Link, Name } from '@/ui';
import type { Owner } from './useNetworkPlaces';

const ownerPath = (paths: Paths, location: string, { type, uuid }: Owner): string =>
  ({
    virtual_machine: () => paths.vm(location, uuid, 'network'),
    load_balancer: () => paths.loadBalancer(location, uuid),
    service: () => paths.database(uuid),
  })[type]();

/** What has an address, with its kind. */
export function OwnerLink({ location, owner }: { location: string; owner: Owner }) {
  const t = useT();
  const paths = usePaths();
  return (
    <>
      <Link to={ownerPath(paths, location, owner)}>
        <Name>{owner.name}</Name>
      </Link>
      {owner.type === 'virtual_machine' ? null : <span>{` · ${t(`network.owner.${owner.type}`)}`}</span>}
    </>
  );
}

export const addressesText = (floating: readonly FloatingIp[]): string => floating.map(({ address }) => address).join(', ');
