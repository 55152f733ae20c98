import type { ForwardingRule } from '@/api';
import { run } from '@/data/operations';
import { removeForwardingRule, removeTarget } from '@/data/resources/load-balancer/operations';
import {
  canRemoveForwarding,
  forwardingRules,
  targetProblem,
  type BalancerTarget,
  type TargetState,
} from '@/data/resources/load-balancer/rules';
import { useFormat, useT, type T } from '@/i18n';
import { usePaths } from '@/nav';
import {
  Button,
  confirm,
  Empty,
  Link,
  Name,
  PlusIcon,
  Section,
  ServerIcon,
  SplitIcon,
  Status,
  XIcon,
  type MenuItem,
  type Tone,
} from '@/ui';
import { DataTable, numberColumn, type Column } from '@/ui/table';
import { onBalancer, type BalancerRow } from './rows';

interface Props {
  readonly row: BalancerRow;
  readonly onAddRule: () => void;
  readonly onAddTarget: () => void;
}

const ruleId = ({ uuid, source_port: source }: ForwardingRule) => uuid ?? String(source);
/** The list of ways is open. */
const persistence = (t: T, way: string | null | undefined): string =>
  way === 'SOURCE_IP' ? t('network.persistence.sourceIp') : (way ?? '');
const targetId = ({ key }: BalancerTarget) => key;
const targetName = ({ name }: BalancerTarget) => name;
const tones: Record<TargetState, Tone> = { live: 'ok', stopped: 'warn', deleted: 'bad', foreign: 'bad', twice: 'warn', unknown: 'unknown' };

/** What a load balancer forwards, and where to. */
export function BalancerTables({ row, onAddRule, onAddTarget }: Props) {
  return (
    <>
      <ForwardingTable row={row} onAdd={onAddRule} />
      <TargetTable row={row} onAdd={onAddTarget} />
    </>
  );
}

function ForwardingTable({ row, onAdd }: { row: BalancerRow; onAdd: () => void }) {
  const t = useT();
  const rules = forwardingRules(row.balancer);
  const label = ({ source_port: from, target_port: to }: ForwardingRule) => `${from} → ${to}`;
  const columns: Column<ForwardingRule>[] = [
    { id: 'rule', header: t('network.column.forwarding'), text: label, sort: ({ source_port: from }) => from, fixed: true, width: 180 },
    { id: 'protocol', header: t('network.rule.protocol'), text: ({ protocol }) => protocol ?? 'TCP', width: 120 },
    {
      id: 'persistence',
      header: t('network.column.persistence'),
      text: ({ settings }) => persistence(t, settings?.session_persistence),
      width: 160,
    },
    numberColumn({
      id: 'limit',
      header: t('network.column.connectionLimit'),
      value: ({ settings }: ForwardingRule) => settings?.connection_limit ?? null,
      format: useFormat().number,
      width: 160,
    }),
  ];
  const remove = (rule: ForwardingRule) =>
    confirm({
      title: t('network.forwarding.remove.title', { port: String(rule.source_port), name: row.name }),
      body: <p>{t('network.forwarding.remove.text', { port: String(rule.source_port) })}</p>,
      confirmLabel: t('network.forwarding.remove'),
      danger: true,
      action: async () => {
        const ports = { sourcePort: rule.source_port, targetPort: rule.target_port };
        await run(removeForwardingRule, { ...onBalancer(row), ...ports, rule: rule.uuid ?? '' }, undefined);
      },
    });
  const menu = (rule: ForwardingRule): MenuItem[] => {
    const reason = canRemoveForwarding(rule);
    return [
      {
        key: 'remove',
        label: t('network.forwarding.remove'),
        icon: XIcon,
        danger: true,
        reason: reason && t(reason),
        onSelect: () => void remove(rule),
      },
    ];
  };
  return (
    <Section
      title={t('network.column.forwarding')}
      actions={
        <Button size="small" icon={PlusIcon} onClick={onAdd}>
          {t('network.forwarding.add')}
        </Button>
      }
    >
      <DataTable
        name="forwarding-rules"
        label={t('network.column.forwarding')}
        rows={rules}
        rowId={ruleId}
        rowLabel={label}
        columns={columns}
        rowActions={menu}
        offUrl
        empty={<Empty icon={SplitIcon} title={t('network.forwarding.none')} text={t('network.forwarding.noneText')} />}
      />
    </Section>
  );
}

function TargetTable({ row, onAdd }: { row: BalancerRow; onAdd: () => void }) {
  const t = useT();
  const columns = useTargetColumns(row);
  const remove = (target: BalancerTarget) =>
    confirm({
      title: t('network.target.remove.title', { vm: target.name, name: row.name }),
      body: <p>{t('network.target.remove.text')}</p>,
      confirmLabel: t('network.target.remove'),
      danger: true,
      action: async () => {
        await run(removeTarget, { ...onBalancer(row), vm: target.target.target_uuid, vmName: target.name }, undefined);
      },
    });
  return (
    <Section
      title={t('network.column.targets')}
      actions={
        <Button size="small" icon={PlusIcon} onClick={onAdd}>
          {t('network.target.add')}
        </Button>
      }
    >
      <DataTable
        name="balancer-targets"
        label={t('network.column.targets')}
        rows={row.targets}
        rowId={targetId}
        rowLabel={targetName}
        columns={columns}
        rowActions={(target) => [
          { key: 'remove', label: t('network.target.remove'), icon: XIcon, danger: true, onSelect: () => void remove(target) },
        ]}
        offUrl
        empty={<Empty icon={ServerIcon} title={t('network.balancer.noTargets')} text={t('network.target.noneText')} />}
      />
    </Section>
  );
}

function useTargetColumns(row: BalancerRow): Column<BalancerTarget>[] {
  const t = useT();
  const paths = usePaths();
  const state = (target: BalancerTarget) => t(`network.target.state.${target.state}`);
  return [
    {
      id: 'name',
      header: t('network.column.vm'),
      text: targetName,
      cell: ({ vm, name }) =>
        vm ? (
          <Link to={paths.vm(row.location.slug, vm.uuid)}>
            <Name>{name}</Name>
          </Link>
        ) : (
          <Name>{name}</Name>
        ),
      fixed: true,
      width: 220,
    },
    {
      id: 'state',
      header: t('network.column.state'),
      text: state,
      cell: (target) => <Status tone={tones[target.state]} label={state(target)} />,
      width: 150,
    },
    {
      id: 'problem',
      header: t('network.column.reason'),
      text: (target) => {
        const problem = targetProblem(target.state);
        return problem ? t(problem) : '';
      },
      width: 280,
    },
    {
      id: 'inside',
      header: t('network.column.privateAddress'),
      text: ({ target, vm }) => target.target_ip_address ?? vm?.private_ipv4 ?? '',
      width: 150,
    },
  ];
}
