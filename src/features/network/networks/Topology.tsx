import { balancerName } from '@/data/resources/load-balancer/rules';
import type { NetworkMembers } from '@/data/resources/network/members';
import { endpointOf, nameOf } from '@/data/resources/service/facts';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link } from '@/ui';
import classes from './topology.module.css';

interface Node {
  readonly key: string;
  readonly label: string;
  readonly note: string;
  readonly to: string | null;
}

interface Placed extends Node {
  readonly x: number;
  readonly y: number;
}

const box = { width: 190, height: 44, gap: 12 };
const columnX = { internet: 0, ways: 190, members: 470 };
/** Pixels from the top, in a drawing that is scrolled. */
const highestInternet = 220;
/** Beyond as many rows a column of members becomes several. */
const mostRows = 24;
/** More than these are counted: the table has them. */
const mostWays = 100;
const mostMembers = 300;

const first = (nodes: readonly Node[], most: number, key: string, rest: (count: number) => string): readonly Node[] =>
  nodes.length <= most ? nodes : [...nodes.slice(0, most), { key: `more-${key}`, label: rest(nodes.length - most), note: '', to: null }];

/** Addresses and load balancers as the ways in, and the VMs and services that they lead to; lines between them. */
function layout(row: NetworkMembers, paths: ReturnType<typeof usePaths>, rest: (count: number) => string) {
  const slug = row.location.slug;
  const ways: Node[] = [];
  const lines: { from: string; to: string }[] = [];
  for (const { balancer, floating } of row.balancers) {
    ways.push({
      key: balancer.uuid,
      label: balancerName(balancer),
      note: floating.map(({ address }) => address).join(', ') || (balancer.private_address ?? ''),
      to: paths.loadBalancer(slug, balancer.uuid),
    });
    if (floating.length > 0) lines.push({ from: 'internet', to: balancer.uuid });
    for (const vm of new Set((balancer.targets ?? []).map((target) => target.target_uuid))) lines.push({ from: balancer.uuid, to: vm });
  }
  const direct = [
    ...row.services.map(({ service, floating }) => ({
      floating,
      node: {
        key: service.uuid,
        label: nameOf(service),
        note: endpointOf(service)?.host ?? '',
        to: paths.database(service.uuid),
      },
    })),
    ...row.vms.map(({ uuid, vm, floating }) => ({
      floating,
      node: { key: uuid, label: vm?.name ?? uuid, note: vm?.private_ipv4 ?? '', to: vm ? paths.vm(slug, uuid) : null },
    })),
  ];
  for (const { floating, node } of direct)
    for (const ip of floating) {
      ways.push({ key: ip.address, label: ip.address, note: ip.name ?? '', to: paths.floatingIps({ q: ip.address }) });
      lines.push({ from: 'internet', to: ip.address }, { from: ip.address, to: node.key });
    }
  const shownWays = first(ways, mostWays, 'ways', rest);
  const shown = new Set(shownWays.map(({ key }) => key));
  const reached = new Set(lines.flatMap(({ from, to }) => (shown.has(from) ? [to] : [])));
  const members = first(
    direct
      .map(({ node }): Node => node)
      // Those that something leads to stand first, where the lines end.
      .toSorted((a, b) => Number(reached.has(b.key)) - Number(reached.has(a.key))),
    mostMembers,
    'members',
    rest,
  );
  const step = box.height + box.gap;
  const column = (nodes: readonly Node[], x: number, rows: number): Placed[] =>
    nodes.map((node, index) => ({
      ...node,
      x: x + Math.floor(index / rows) * (box.width + box.gap),
      y: (index % rows) * step,
    }));
  const rows = Math.max(mostRows, shownWays.length);
  const placed = [...column(shownWays, columnX.ways, Math.max(1, shownWays.length)), ...column(members, columnX.members, rows)];
  const height = Math.max(step, ...placed.map(({ y }) => y + step)) - box.gap;
  const width = Math.max(...placed.map(({ x }) => x + box.width));
  const internet: Placed = { key: 'internet', label: '', note: '', to: null, x: columnX.internet, y: 0 };
  const at = new Map([...placed, internet].map((node) => [node.key, node]));
  return {
    placed,
    width,
    height,
    // In sight before anything is scrolled.
    internetY: Math.min(height / 2, highestInternet),
    lines: lines.flatMap(({ from, to }) => {
      const [start, end] = [at.get(from), at.get(to)];
      return start && end ? [{ key: `${from} ${to}`, start, end }] : [];
    }),
  };
}

/** Internet → floating IPs and load balancers → VMs and services. The table below says the same in words. */
export function Topology({ row }: { row: NetworkMembers }) {
  const t = useT();
  const paths = usePaths();
  const { placed, lines, width, height, internetY } = layout(row, paths, (count) => t('network.more', { count }));
  const middle = (y: number) => y + box.height / 2;
  const curve = (x1: number, y1: number, x2: number, y2: number) =>
    `M${x1} ${y1}C${(x1 + x2) / 2} ${y1} ${(x1 + x2) / 2} ${y2} ${x2} ${y2}`;
  return (
    <div className={classes.frame} role="group" aria-label={t('network.topology.label', { name: row.network.name || row.network.uuid })}>
      <div className={classes.drawing} style={{ inlineSize: width, blockSize: height }}>
        <svg className={classes.lines} width={width} height={height} aria-hidden>
          {lines.map(({ key, start, end }) => (
            <path
              key={key}
              d={curve(
                start.key === 'internet' ? columnX.internet + 120 : start.x + box.width,
                start.key === 'internet' ? internetY : middle(start.y),
                end.x,
                middle(end.y),
              )}
            />
          ))}
        </svg>
        <span className={classes.internet} style={{ insetBlockStart: internetY - box.height / 2 }}>
          {t('network.internet')}
        </span>
        <ul className={classes.nodes}>
          {placed.map(({ key, label, note, to, x, y }) => (
            <li key={key} style={{ left: x, top: y, inlineSize: box.width, blockSize: box.height }}>
              {to ? (
                <Link to={to} title={label} className={classes.node}>
                  <bdi>{label}</bdi>
                  <small>{note}</small>
                </Link>
              ) : (
                <span title={label} className={classes.node}>
                  <bdi>{label}</bdi>
                  <small>{note}</small>
                </span>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
