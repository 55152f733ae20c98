import { useState } from 'react';
import type { Firewall, Location } from '@/api';
import { useEach } from '@/data/core/everywhere';
import { run } from '@/data/operations';
import { assignmentChange } from '@/data/resources/firewall/change';
import { assignFirewall } from '@/data/resources/firewall/operations';
import { firewallsIn } from '@/data/resources/firewall/queries';
import { firewallGone, firewallName, protectedVms } from '@/data/resources/firewall/rules';
import type { Machine } from '@/data/resources/vm/machines';
import { ReachChanges } from '@/entities/firewalls';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Button, Dialog, Failure, LinkButton, Loading } from '@/ui';
import { BatchButtons, useBatch } from '@/ui/batch';
import { Select } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import { Results } from './Results';

interface Props {
  readonly machines: readonly Machine[];
  /** Called when it has begun: the selection is empty then. */
  readonly onStarted: () => void;
  readonly onClose: () => void;
}

interface Assignment {
  readonly machine: Machine;
  readonly firewall: Firewall;
  /** Those of the location. */
  readonly all: readonly Firewall[];
}

/** One more firewall for several VMs: firewalls belong to a location, so there is a choice for each. What changes in reach is said first. */
export function AssignFirewallsDialog({ machines, onStarted, onClose }: Props) {
  const t = useT();
  const paths = usePaths();
  const locations = [...new Map(machines.map(({ location }) => [location.slug, location])).values()];
  const answers = useEach(locations, firewallsIn, { optional: true });
  const { items, running, failed, go, again, stopRest } = useBatch<Machine>();
  const [picked, setPicked] = useState<Readonly<Record<string, string | null>>>({});
  const there = ({ slug }: Location) => machines.filter(({ location }) => location.slug === slug);
  const places = answers.map(({ location, data, error, pending, retry }) => {
    const all = (data ?? []).filter((firewall) => !firewallGone(firewall));
    return { location, all, error, pending, retry, chosen: all.find(({ uuid }) => uuid === picked[location.slug]) };
  });
  const assignments = places.flatMap(({ location, all, chosen }): Assignment[] => {
    if (!chosen) return [];
    const protectedNow = new Set(protectedVms(chosen));
    return there(location)
      .filter(({ item }) => !protectedNow.has(item.uuid))
      .map((machine) => ({ machine, firewall: chosen, all }));
  });
  const reason =
    assignments.length > 0 ? null : t(places.some(({ chosen }) => chosen) ? 'network.vm.reason.assigned' : 'network.vm.reason.choose');
  const send = () => {
    if (reason) return;
    onStarted();
    const byMachine = new Map(assignments.map(({ machine, firewall }) => [machine.id, firewall]));
    void go(
      assignments.map(({ machine }) => machine),
      async ({ id, item, location }) => {
        const firewall = byMachine.get(id);
        if (!firewall) return;
        const on = { location: location.slug, uuid: firewall.uuid, name: firewallName(firewall) };
        await run(assignFirewall, { ...on, vm: item.uuid, vmName: item.name }, undefined);
      },
    );
  };
  return (
    <Dialog
      title={t('network.vm.assignMany.title', { count: machines.length })}
      opened
      onClose={onClose}
      dirty={!items && assignments.length > 0}
      footer={
        items ? (
          <BatchButtons running={running} onStop={stopRest} failed={failed} onAgain={again} onClose={onClose} />
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" reason={reason} onClick={send}>
              {t('network.firewall.assign', { count: Math.max(1, assignments.length) })}
            </Button>
          </>
        )
      }
    >
      {items ? (
        <Results items={items} />
      ) : (
        <div className={shared.fields}>
          {places.map(({ location, all, error, pending, retry, chosen }) => {
            const has = chosen ? there(location).length - assignments.filter(({ firewall }) => firewall === chosen).length : 0;
            if (error) return <Failure key={location.slug} compact error={error} onRetry={retry} />;
            if (pending) return <Loading key={location.slug} />;
            if (all.length === 0)
              return (
                <p key={location.slug}>
                  <span>{t('network.vm.assignMany.none', { location: location.display_name })}</span>{' '}
                  <LinkButton size="small" to={paths.firewalls({ do: 'create' })}>
                    {t('network.firewall.create')}
                  </LinkButton>
                </p>
              );
            return (
              <Select
                key={location.slug}
                label={t('network.vm.assignMany.in', { location: location.display_name, count: there(location).length })}
                description={has > 0 ? t('network.vm.assignMany.has', { count: has }) : undefined}
                inputWrapperOrder={['label', 'input', 'description', 'error']}
                placeholder={t('network.choose')}
                data={all.map((each) => ({ value: each.uuid, label: firewallName(each) }))}
                value={chosen?.uuid ?? null}
                onChange={(uuid) => setPicked((before) => ({ ...before, [location.slug]: uuid }))}
                searchable
                clearable
                limit={100}
                nothingFoundMessage={t('network.nothingFound')}
              />
            );
          })}
          <ReachChanges
            vms={assignments.map(({ machine: { item }, firewall, all }) => ({
              name: item.name,
              ...assignmentChange(firewall, all, item.uuid, 'assign'),
            }))}
          />
        </div>
      )}
    </Dialog>
  );
}
