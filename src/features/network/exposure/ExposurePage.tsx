import { assumptions } from '@/data/resources/firewall/reach';
import { portsText } from '@/data/resources/firewall/ports';
import { serviceName } from '@/data/resources/firewall/services';
import { openingWords } from '@/data/resources/firewall/words';
import { useCommonColumns } from '@/entities/columns';
import { ResourceList } from '@/entities/list';
import { useT } from '@/i18n';
import { everywhere, useParam, usePaths, useScope } from '@/nav';
import { Button, Figures, Link, Name, RadarIcon, Section, Status, type Tone } from '@/ui';
import type { Column } from '@/ui/table';
import { NeedsFirewalls } from '../parts/NeedsFirewalls';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import classes from '../parts/network.module.css';
import { ReachQuestion } from './ReachQuestion';
import { exposureRows, portAsked, rowsAtPort, vmWays, type ExposureRow } from './rows';
import shared from '@/ui/shared.module.css';

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
  const all = exposureRows(ways);
  const [typed, putPort] = useParam('port');
  const port = portAsked(typed);
  const rows = port === null ? all : rowsAtPort(all, port);
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
      narrowed={port !== null}
      toolbar={<PortFilter value={typed ?? ''} valid={!typed || port !== null} onChange={putPort} />}
      notices={
        data.read.loading ? null : (
          <Figures
            figures={[
              {
                label: t('network.exposure.reachable'),
                value: String(vmsOf(all)),
                note: t('network.exposure.ofVms', { count: ways.length }),
              },
              { label: t('network.exposure.unprotected'), value: String(vmsOf(all.filter((row) => !row.protected))) },
              { label: t('network.exposure.high'), value: String(all.filter(({ risk }) => risk === 'high').length) },
            ]}
          />
        )
      }
      empty={
        port !== null && all.length > 0
          ? {
              icon: RadarIcon,
              title: t('network.exposure.portClosed', { port: String(port) }),
              actions: <Button onClick={() => putPort(null)}>{t('network.exposure.allPorts')}</Button>,
            }
          : { icon: RadarIcon, title: t('network.exposure.empty'), text: t('network.exposure.emptyText') }
      }
    >
      {data.read.loading ? null : (
        <div className={classes.below}>
          <ReachQuestion ways={ways} data={data} />
          <Section title={t('network.assumptions')}>
            <p>{t('network.assumptions.text')}</p>
            <ul className={shared.bullets}>
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

/** A port that may lie anywhere in a range: no list of values has it. */
function PortFilter({ value, valid, onChange }: { value: string; valid: boolean; onChange: (port: string | null) => void }) {
  const t = useT();
  return (
    <label className={classes.port}>
      {t('network.exposure.port')}
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={value}
        aria-invalid={valid ? undefined : true}
        onChange={(event) => onChange(event.currentTarget.value || null)}
      />
    </label>
  );
}

function useColumns(several: boolean): Column<ExposureRow>[] {
  const t = useT();
  const common = useCommonColumns();
  const paths = usePaths();
  const service = ({ protocol, ports }: ExposureRow) => serviceName(protocol, ports) ?? '';
  const port = ({ protocol, ports }: ExposureRow) =>
    [protocol === 'any' ? '' : protocol.toUpperCase(), ports ? portsText(ports) : protocol === 'icmp' ? '' : t('network.rule.ports.all')]
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
      options: true,
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
      value: ({ risk }) => risk,
      sort: ({ risk }) => ({ high: 0, medium: 1, low: 2 })[risk],
      options: true,
      groups: true,
      width: 110,
    },
    {
      id: 'port',
      header: t('network.column.ports'),
      text: (row) => [port(row), service(row)].filter(Boolean).join(' · '),
      value: ({ protocol, ports }) => [protocol, portsText(ports)].filter(Boolean).join(' '),
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
