import { useState } from 'react';
import { useBrand } from '@/brand';
import { firstChoice } from '@/data/core/locations';
import { run } from '@/data/operations';
import { assignmentChange } from '@/data/resources/firewall/change';
import { assignFirewall, createFirewall, renameFirewall } from '@/data/resources/firewall/operations';
import { readRule, ruleInput, ruleText, type RuleText } from '@/data/resources/firewall/rule';
import { nameProblem } from '@/data/resources/firewall/rules';
import { presets } from '@/data/resources/firewall/services';
import { vmGone } from '@/data/resources/vm/rules';
import { ReachChanges } from '@/entities/firewalls';
import { LocationField } from '@/entities/LocationField';
import { useT } from '@/i18n';
import { Checkbox, FormDialog, Select, TextInput } from '@/ui/forms';
import { AccountField, NameField, useAccountChoice } from '../parts/fields';
import shared from '@/ui/shared.module.css';
import classes from '../parts/network.module.css';
import type { NetworkPlaces } from '../parts/useNetworkPlaces';
import { firewallsAt, onFirewall, type FirewallRow } from './rows';
import { templateRules } from './templates';
import { VmChoice } from './VmChoice';

interface Props {
  readonly name: 'create' | 'rename' | 'assign';
  readonly of: string | null;
  readonly rows: readonly FirewallRow[];
  readonly data: NetworkPlaces;
  readonly onCreated: (location: string, uuid: string) => void;
  readonly onClose: () => void;
}

/** The dialog that the address asks for; none for a firewall that is not there. */
export function FirewallDialogs({ name, of, rows, data, onCreated, onClose }: Props) {
  const row = rows.find(({ id }) => id === of);
  if (name === 'create') return <CreateDialog rows={rows} data={data} onCreated={onCreated} onClose={onClose} />;
  if (!row) return null;
  return name === 'rename' ? (
    <RenameFirewallDialog row={row} rows={rows} onClose={onClose} />
  ) : (
    <AssignVmsDialog row={row} rows={rows} data={data} onClose={onClose} />
  );
}

function CreateDialog({ rows, data, onCreated, onClose }: Omit<Props, 'name' | 'of'>) {
  const t = useT();
  const { network } = useBrand();
  const [location, setLocation] = useState(firstChoice(data.locations.all)?.slug ?? '');
  const [text, setText] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [chosen, setChosen] = useState<readonly string[]>(['ssh', 'web']);
  const [source, setSource] = useState<string | null>(null);
  const choice = useAccountChoice(picked);
  const name = text.trim();
  const template = network.firewallTemplates.find((each) => `template/${each.name}` === source);
  const copied = rows.find(({ id }) => id === source);
  const rules: readonly RuleText[] = template
    ? templateRules(template)
    : copied
      ? copied.rules.map(ruleText)
      : presets.filter(({ id }) => chosen.includes(id)).flatMap((preset) => preset.rules);
  const problem = nameProblem(name, firewallsAt(rows, { slug: location }));
  const reason = problem ? t(problem) : (choice.reason ?? (rules.length === 0 ? t('network.firewall.reason.rules') : null));
  const act = async () => {
    const account = choice.account?.id ?? null;
    const inputs = rules.map((rule) => ruleInput(readRule(rule).rule));
    const { uuid } = await run(createFirewall, { location, name, account, before: [] }, { rules: inputs });
    if (!uuid) return true;
    onCreated(location, uuid);
    return false;
  };
  const others = rows.filter((row) => row.rules.length > 0);
  return (
    <FormDialog
      title={t('network.firewall.create')}
      confirmLabel={t('network.firewall.create')}
      reason={reason}
      size="normal"
      dirty={name !== ''}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <NameField value={text} onChange={setText} />
        <LocationField locations={data.locations.all} value={location} onChange={setLocation} />
        <AccountField choice={choice} onChange={setPicked} />
        {others.length > 0 || network.firewallTemplates.length > 0 ? (
          <Select
            label={t('network.firewall.startFrom')}
            placeholder={t('network.firewall.startFrom.presets')}
            data={[
              {
                group: t('network.firewall.templates'),
                items: network.firewallTemplates.map((each) => ({ value: `template/${each.name}`, label: each.name })),
              },
              {
                group: t('network.firewall.copyFrom'),
                items: others.map((row) => ({ value: row.id, label: `${row.name} · ${row.location.display_name}` })),
              },
            ].filter(({ items }) => items.length > 0)}
            value={source}
            onChange={setSource}
            clearable
            searchable
          />
        ) : null}
        {source ? null : (
          <Checkbox.Group
            label={t('network.firewall.presets')}
            description={t('network.firewall.presets.text')}
            value={[...chosen]}
            onChange={setChosen}
          >
            <div className={classes.checks}>
              {presets.map((preset) => (
                <Checkbox key={preset.id} value={preset.id} label={t(preset.name)} />
              ))}
            </div>
          </Checkbox.Group>
        )}
        <p>{t('network.firewall.create.text')}</p>
      </div>
    </FormDialog>
  );
}

export function RenameFirewallDialog({ row, rows, onClose }: { row: FirewallRow; rows: readonly FirewallRow[]; onClose: () => void }) {
  const t = useT();
  const [text, setText] = useState(row.name);
  const [description, setDescription] = useState(row.firewall.description ?? '');
  const newName = text.trim();
  const changed = newName !== row.name || description !== (row.firewall.description ?? '');
  const problem = nameProblem(newName, firewallsAt(rows, row.location), row.firewall.uuid);
  return (
    <FormDialog
      title={t('network.firewall.rename.title', { name: row.name })}
      confirmLabel={t('network.firewall.rename')}
      reason={problem ? t(problem) : changed ? null : t('network.reason.sameName')}
      dirty={changed}
      submit={() => run(renameFirewall, { ...onFirewall(row), newName, newDescription: description }, undefined)}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <NameField value={text} onChange={setText} />
        <TextInput
          label={t('network.column.description')}
          value={description}
          onChange={(event) => setDescription(event.currentTarget.value)}
          dir="auto"
        />
      </div>
    </FormDialog>
  );
}

/** VMs that get a firewall, with what changes in reach for them before it is done. */
export function AssignVmsDialog({ row, rows, data, onClose }: Pick<Props, 'rows' | 'data' | 'onClose'> & { row: FirewallRow }) {
  const t = useT();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const place = data.places.find(({ location }) => location.slug === row.location.slug);
  const free = (place?.vms ?? []).filter((vm) => !vmGone(vm) && !row.vms.some(({ uuid }) => uuid === vm.uuid));
  const vms = free.filter(({ uuid }) => chosen.includes(uuid));
  const act = async () => {
    for (const vm of vms) {
      await run(assignFirewall, { ...onFirewall(row), vm: vm.uuid, vmName: vm.name }, undefined);
      // What is done stays done when a later one fails.
      setChosen((before) => before.filter((uuid) => uuid !== vm.uuid));
    }
  };
  return (
    <FormDialog
      title={t('network.firewall.assign.title', { name: row.name })}
      confirmLabel={t('network.firewall.assign', { count: Math.max(1, vms.length) })}
      reason={vms.length === 0 ? t('network.firewall.reason.vms') : null}
      size="normal"
      dirty={vms.length > 0}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <VmChoice label={t('network.column.vms')} vms={free} value={chosen} onChange={setChosen} />
        {vms.length > 0 ? (
          <ReachChanges
            vms={vms.map(({ uuid, name }) => ({
              name,
              ...assignmentChange(row.firewall, firewallsAt(rows, row.location), uuid, 'assign'),
            }))}
          />
        ) : null}
      </div>
    </FormDialog>
  );
}
