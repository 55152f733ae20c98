import { useState } from 'react';
import type { Firewall } from '@/api';
import { run } from '@/data/operations';
import { assignmentChange } from '@/data/resources/firewall/change';
import { assignFirewall } from '@/data/resources/firewall/operations';
import { rulesOf } from '@/data/resources/firewall/rule';
import { firewallName } from '@/data/resources/firewall/rules';
import { rulesSummary } from '@/data/resources/firewall/words';
import type { Machine } from '@/data/resources/vm/machines';
import { ReachChanges, rulesText } from '@/entities/firewalls';
import { useT } from '@/i18n';
import { FormDialog, Select } from '@/ui/forms';
import shared from '@/ui/shared.module.css';

interface Props {
  readonly machine: Machine;
  /** Those of the VM's location. */
  readonly all: readonly Firewall[];
  /** Those that the VM does not have yet. */
  readonly free: readonly Firewall[];
  readonly onClose: () => void;
}

/** One more firewall for a VM, with what changes in reach before it is done. */
export function AssignFirewallDialog({ machine: { item: vm, location }, all, free, onClose }: Props) {
  const t = useT();
  const [picked, setPicked] = useState<string | null>(null);
  const firewall = all.find(({ uuid }) => uuid === picked);
  const act = async () => {
    if (!firewall) return;
    const on = { location: location.slug, uuid: firewall.uuid, name: firewallName(firewall) };
    await run(assignFirewall, { ...on, vm: vm.uuid, vmName: vm.name }, undefined);
  };
  return (
    <FormDialog
      title={t('network.vm.assign.title', { name: vm.name })}
      confirmLabel={t('network.vm.assign')}
      reason={firewall ? null : t('network.vm.reason.choose')}
      size="normal"
      dirty={firewall !== undefined}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <Select
          label={t('network.column.firewall')}
          description={firewall ? rulesText(t, rulesSummary(rulesOf(firewall))) : undefined}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          placeholder={t('network.choose')}
          data={free.map((each) => ({ value: each.uuid, label: firewallName(each) }))}
          value={picked}
          onChange={setPicked}
          searchable
          limit={100}
          nothingFoundMessage={t('network.nothingFound')}
          data-autofocus
        />
        {firewall ? <ReachChanges vms={[{ name: vm.name, ...assignmentChange(firewall, all, vm.uuid, 'assign') }]} /> : null}
      </div>
    </FormDialog>
  );
}
