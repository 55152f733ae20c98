import { assumptions } from '@/data/resources/firewall/reach';
import { portsText } from '@/data/resources/firewall/ports';
import { serviceName } from '@/data/resources/firewall/services';
import { openingWords } from '@/data/resources/firewall/words';
import { useCommonColumns } from '@/entities/columns';
import { ResourceList } from '@/entities/list';
import { useT } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { Figures, Link, Name, RadarIcon, Section, Status, type Tone } from '@/ui';
import type { Column } from '@/ui/table';
import { NeedsFirewalls } from '../parts/NeedsFirewalls';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import classes from '../parts/network.module.css';
import { ReachQuestion } from './ReachQuestion';
import { exposureRows, vmWays, type ExposureRow } from './rows';

const asked = ['firewalls', 'vms', 'balancers', 'addresses', 'networks'] as const;
const tones: Record<ExposureRow['risk'], Tone> = { high: 'bad', medium: 'warn', low: 'ok' };
const idOf = ({ id }: ExposureRow) => id;
const labelOf = ({ vm, protocol, ports }: ExposureRow) => `${vm.name} ${protocol} ${portsText(ports)}`;

/** What the Internet can reach, by every public way there is. */
export function ExposurePage() {
  const t = useT();
  return (
    <NeedsFirewalls title={t('shell.page.exposure')}>
      <Exposure />
    </NeedsFirewalls>
  );
}

function Exposure() {
  const t = useT();
  const scope = useScope();
  const data = useNetworkPlaces(scope, asked);
  const ways = vmWays(data);
  const rows = exposureRows(ways);
  const columns = useColumns(scope === everywhere);
  const vmsOf = (some: readonly ExposureRow[]) => new Set(some.map(({ vm }) => vm.uuid)).size;
  return (
    <ResourceList
      title={t('shell.page.exposure')}
      lead={t('network.exposure.lead')}
      read={data.read}
      name="exposure"
      rows={rows}
      rowId={idOf}
      rowLabel={labelOf}
      columns={columns}
      notices={
        data.read.loading ? null : (
          <Figures
            figures={[
              {
                label: t('network.exposure.reachable'),
                value: String(vmsOf(rows)),
                note: t('network.exposure.ofVms', { count: ways.length }),
              },
              { label: t('network.exposure.unprotected'), value: String(vmsOf(rows.filter((row) => !row.protected))) },
              { label: t('network.exposure.high'), value: String(rows.filter(({ risk }) => risk === 'high').length) },
            ]}
          />
        )
      }
      empty={{ icon: RadarIcon, title: t('network.exposure.empty'), text: t('network.exposure.emptyText') }}
    >
      {data.read.loading ? null : (
        <div className={classes.below}>
          <ReachQuestion ways={ways} data={data} />
          <Section title={t('network.assumptions')}>
            <p>{t('network.assumptions.text')}</p>
            <ul>
              {assumptions.map((each) => (
                <li key={each}>{t(`network.assumption.${each}`)}</li>
              ))}
            </ul>
          </Section>
        </div>
      )}
    </ResourceList>
  );
}

function useColumns(several: boolean): Column<ExposureRow>[] {
  const t = useT();
  const common = useCommonColumns();
  const paths = usePaths();
  const service = ({ protocol, ports }: ExposureRow) => serviceName(protocol, ports) ?? '';
  const port = ({ protocol, ports }: ExposureRow) =>
    [
      protocol === 'any' ? '' : protocol.toUpperCase(),
      ports ? portsText(ports) : t(protocol === 'icmp' ? 'network.rule.ports.none' : 'network.rule.ports.all'),
    ]
      .filter(Boolean)
      .join(' ');
  return [
    {
      id: 'vm',
      header: t('network.column.vm'),
      text: ({ vm }) => vm.name,
      cell: ({ vm, location }) => (
        <Link to={paths.vm(location.slug, vm.uuid, 'network')}>
          <Name>{vm.name}</Name>
        </Link>
      ),
      groups: true,
      fixed: true,
      width: 220,
      minWidth: 200,
    },
    {
      id: 'risk',
      header: t('network.column.risk'),
      text: ({ risk }) => t(`network.risk.${risk}`),
      cell: ({ risk }) => <Status tone={tones[risk]} label={t(`network.risk.${risk}`)} />,
      sort: ({ risk }) => ({ high: 0, medium: 1, low: 2 })[risk],
      options: true,
      groups: true,
      width: 110,
    },
    {
      id: 'port',
      header: t('network.column.ports'),
      text: (row) => [port(row), service(row)].filter(Boolean).join(' · '),
      sort: ({ ports }) => ports?.from ?? 0,
      options: true,
      width: 160,
    },
    { id: 'from', header: t('network.column.from'), text: (row) => t(openingWords(row, row.family)), hidden: true, width: 240 },
    {
      id: 'way',
      header: t('network.column.way'),
      text: ({ address, balancer }) =>
        balancer ? t('network.way.balancer', { address, port: String(balancer.sourcePort), name: balancer.name }) : address,
      cell: ({ address, balancer, location }) =>
        balancer ? (
          <Link to={paths.loadBalancer(location.slug, balancer.uuid)}>
            {t('network.way.balancer', { address, port: String(balancer.sourcePort), name: balancer.name })}
          </Link>
        ) : (
          address
        ),
      width: 230,
    },
    { id: 'reason', header: t('network.column.reason'), text: ({ reason }) => t(reason), width: 320, minWidth: 160 },
    {
      id: 'firewall',
      header: t('network.column.firewall'),
      text: ({ rules }) => [...new Set(rules.map(({ firewall }) => firewall.name))].join(', '),
      none: t('network.exposure.none'),
      value: ({ rules }) => [...new Set(rules.map(({ firewall }) => firewall.name))],
      width: 160,
    },
    common.location(several),
  ];
}
