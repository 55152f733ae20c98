import { useNavigate } from 'react-router';
import { balancerGone, balancerName } from '@/data/resources/load-balancer/rules';
import { firewallGone, firewallName } from '@/data/resources/firewall/rules';
import { networkName } from '@/data/resources/network/rules';
import { useT } from '@/i18n';
import { everywhere, usePaths, type Command } from '@/nav';
import { useNetworkPlaces } from './parts/useNetworkPlaces';

const asked = ['networks', 'addresses', 'firewalls', 'balancers'] as const;

/** Networks, floating IPs, firewalls and load balancers of all locations, for the palette. */
export default function useNetworkCommands(query: string): readonly Command[] {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const { places } = useNetworkPlaces(everywhere, asked);
  if (query.trim() === '') return [];
  return places.flatMap(({ location, networks, addresses, firewalls, balancers }): Command[] => {
    const command = (kind: 'network' | 'address' | 'firewall' | 'balancer', uuid: string, label: string, path: string): Command => ({
      key: `${kind}-${location.slug}-${uuid}`,
      label,
      description: `${t(`network.kind.${kind}`)} · ${location.display_name}`,
      words: `${uuid} ${t(`network.kind.${kind}`)} ${location.display_name}`,
      run: () => void navigate(path),
    });
    return [
      ...(networks ?? []).map((one) => command('network', one.uuid, networkName(one), paths.network(location.slug, one.uuid))),
      ...(addresses ?? [])
        .filter((ip) => ip.is_deleted !== true)
        .map((ip) =>
          command(
            'address',
            ip.address,
            // Behind the VM that has it: whoever types an address looks for that.
            [t('network.kind.address'), ip.address, ...(ip.name ? [`· ${ip.name}`] : [])].join(' '),
            paths.floatingIps({ q: ip.address }),
          ),
        ),
      ...(firewalls ?? [])
        .filter((one) => !firewallGone(one))
        .map((one) => command('firewall', one.uuid, firewallName(one), paths.firewall(location.slug, one.uuid))),
      ...(balancers ?? [])
        .filter((one) => !balancerGone(one))
        .map((one) => command('balancer', one.uuid, balancerName(one), paths.loadBalancer(location.slug, one.uuid))),
    ];
  });
}
