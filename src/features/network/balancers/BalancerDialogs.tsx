import { useState } from 'react';
import { run } from '@/data/operations';
import { addForwardingRule, addTarget, renameLoadBalancer } from '@/data/resources/load-balancer/operations';
import { forwardingProblem, forwardingRules, possibleTargets } from '@/data/resources/load-balancer/rules';
import { useT } from '@/i18n';
import { FormDialog } from '@/ui/forms';
import { VmChoice } from '../firewalls/VmChoice';
import { ChangeAccountDialog } from '../parts/ChangeAccountDialog';
import { NameField } from '../parts/fields';
import shared from '@/ui/shared.module.css';
import type { NetworkPlaces } from '../parts/useNetworkPlaces';
import { CreateBalancerDialog } from './CreateBalancerDialog';
import { emptyForwarding, ForwardingFields, portOf } from './ForwardingFields';
import { onBalancer, type BalancerRow } from './rows';

interface Props {
  readonly name: 'create' | 'rename' | 'account' | 'target' | 'rule';
  readonly of: string | null;
  readonly rows: readonly BalancerRow[];
  readonly data: NetworkPlaces;
  readonly onCreated: (location: string, uuid: string) => void;
  readonly onClose: () => void;
}

/** The dialog that the address asks for; none for a load balancer that is not there. */
export function BalancerDialogs({ name, of, rows, data, onCreated, onClose }: Props) {
  if (name === 'create') return <CreateBalancerDialog data={data} onCreated={onCreated} onClose={onClose} />;
  const wanted = new Set(of?.split(','));
  const chosen = rows.filter(({ id }) => wanted.has(id));
  const [row] = chosen;
  if (!row) return null;
  if (name === 'rename') return <RenameDialog row={row} onClose={onClose} />;
  if (name === 'target') return <TargetDialog row={row} data={data} onClose={onClose} />;
  if (name === 'rule') return <RuleDialog row={row} onClose={onClose} />;
  return (
    <ChangeAccountDialog
      resources={chosen.map((each) => ({
        id: each.id,
        kind: 'balancer',
        location: each.location.slug,
        key: each.balancer.uuid,
        name: each.name,
        account: each.balancer.billing_account_id ?? null,
      }))}
      onClose={onClose}
    />
  );
}

function RenameDialog({ row, onClose }: { row: BalancerRow; onClose: () => void }) {
  const t = useT();
  const before = row.balancer.display_name ?? '';
  const [text, setText] = useState(before);
  const newName = text.trim();
  return (
    <FormDialog
      title={t('network.balancer.rename.title', { name: row.name })}
      confirmLabel={t('network.balancer.rename')}
      reason={newName === '' ? t('network.reason.name') : newName === before ? t('network.reason.sameName') : null}
      dirty={newName !== before}
      submit={() => run(renameLoadBalancer, { ...onBalancer(row), newName }, undefined)}
      onClose={onClose}
    >
      <NameField value={text} onChange={setText} />
    </FormDialog>
  );
}

function TargetDialog({ row, data, onClose }: { row: BalancerRow; data: NetworkPlaces; onClose: () => void }) {
  const t = useT();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const place = data.places.find(({ location }) => location.slug === row.location.slug);
  const taken = row.targets.map(({ target }) => target.target_uuid);
  const vms = possibleTargets(row.balancer.network_uuid, taken, place?.vms ?? [], place?.networks ?? []);
  const going = vms.filter(({ uuid }) => chosen.includes(uuid));
  const act = async () => {
    for (const vm of going) {
      await run(addTarget, { ...onBalancer(row), vm: vm.uuid, vmName: vm.name }, undefined);
      // What is done stays done when a later one fails.
      setChosen((before) => before.filter((uuid) => uuid !== vm.uuid));
    }
  };
  return (
    <FormDialog
      title={t('network.target.add.title', { name: row.name })}
      confirmLabel={t('network.target.add')}
      reason={vms.length === 0 ? t('network.target.none') : going.length === 0 ? t('network.firewall.reason.vms') : null}
      dirty={going.length > 0}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <VmChoice label={t('network.column.vms')} vms={vms} value={chosen} onChange={setChosen} />
        <p>{t('network.target.add.text')}</p>
      </div>
    </FormDialog>
  );
}

function RuleDialog({ row, onClose }: { row: BalancerRow; onClose: () => void }) {
  const t = useT();
  const [ports, setPorts] = useState(emptyForwarding());
  const taken = forwardingRules(row.balancer).map((rule) => rule.source_port);
  const [source, target] = [portOf(ports.source), portOf(ports.target)];
  const problem = forwardingProblem(source, target, taken);
  return (
    <FormDialog
      title={t('network.forwarding.add.title', { name: row.name })}
      confirmLabel={t('network.forwarding.add')}
      reason={problem && t(problem)}
      dirty={ports.source !== '' || ports.target !== ''}
      submit={() => run(addForwardingRule, { ...onBalancer(row), sourcePort: source ?? 0, targetPort: target ?? 0 }, undefined)}
      onClose={onClose}
    >
      <ForwardingFields value={ports} onChange={setPorts} />
    </FormDialog>
  );
}
