import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '@/api';
import { addressesIn } from '@/data/addresses';
import { failureIn } from '@/data/explain';
import { useLocations } from '@/data/locations';
import { rowsOf } from '@/data/pricing';
import { joinMachines, type Machine } from '@/data/machines';
import { addressesByOwner, policyQuery, vmGone, vmQuery } from '@/data/vms';
import { useT } from '@/i18n';
import { everywhere, usePaths, useTitle } from '@/nav';
import { Button, DotsIcon, Empty, Failure, LinkButton, MenuButton, Notice, PageHeader, SkeletonRows, Time } from '@/ui';
import { useDialogs, useReason, useUnderWay, useVmCommands, useVmMenu } from '../actions';
import { VmStatus } from '../VmStatus';
import { VmFacts } from './VmFacts';

const VmDialogs = lazy(async () => ({ default: (await import('../dialogs/VmDialogs')).VmDialogs }));

/** One virtual machine: what it is, how to reach it, what it costs, what can be done with it. */
export function VmPage() {
  const t = useT();
  const paths = usePaths();
  const { location = '', uuid = '' } = useParams();
  const locations = useLocations(everywhere);
  const vm = useQuery(vmQuery(location, uuid));
  const addresses = useQuery(addressesIn(location));
  const policy = useQuery(policyQuery());
  const crumbs = [{ label: t('shell.page.vms'), to: paths.vms() }];
  const where = locations.all.find(({ slug }) => slug === location) ?? { slug: location, display_name: location };
  const owned = addressesByOwner(addresses.data ?? []).get(uuid) ?? [];
  const [machine] = vm.data
    ? joinMachines(
        [{ location: where, item: vm.data }],
        owned.map((item) => ({ location: where, item })),
        policy.data ? rowsOf(policy.data) : null,
      )
    : [];
  useTitle(vm.data?.name ?? t('shell.page.vms'));

  const gone = (vm.error instanceof ApiError && vm.error.kind === 'not-found') || (vm.data && vmGone(vm.data));
  if (gone) {
    return (
      <>
        <PageHeader title={vm.data?.name ?? t('compute.gone.title')} crumbs={crumbs} />
        <Empty title={t('compute.gone.text')} text={uuid} actions={<LinkButton to={paths.vms()}>{t('compute.gone.back')}</LinkButton>} />
      </>
    );
  }
  if (!machine) {
    return (
      <>
        <PageHeader title={t('shell.page.vms')} crumbs={crumbs} />
        {vm.error ? <Failure {...failureIn(t, vm.error)} onRetry={() => void vm.refetch()} /> : <SkeletonRows rows={8} />}
      </>
    );
  }
  return (
    <Shown
      machine={machine}
      crumbs={crumbs}
      error={vm.error}
      updatedAt={vm.dataUpdatedAt}
      onRetry={() => void vm.refetch()}
      addressesKnown={addresses.isSuccess}
    />
  );
}

interface ShownProps {
  readonly machine: Machine;
  readonly crumbs: { label: string; to: string }[];
  readonly error: Error | null;
  readonly updatedAt: number;
  readonly onRetry: () => void;
  readonly addressesKnown: boolean;
}

function Shown({ machine, crumbs, error, updatedAt, onRetry, addressesKnown }: ShownProps) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const dialogs = useDialogs();
  const leave = () => void navigate(paths.vms());
  const commands = useVmCommands(dialogs.show, leave);
  const menu = useVmMenu(dialogs.show, leave);
  const reason = useReason();
  const underWay = useUnderWay()(machine);
  return (
    <>
      <PageHeader
        title={machine.item.name}
        crumbs={crumbs}
        status={<VmStatus machine={machine} />}
        actions={
          <>
            {commands
              .filter(({ action }) => action === 'start' || action === 'stop')
              .map((command) => (
                <Button
                  key={command.action}
                  icon={command.icon}
                  reason={reason(command.action, machine)}
                  onClick={() => command.run(machine)}
                >
                  {command.label}
                </Button>
              ))}
            <MenuButton
              label={t('compute.actions')}
              icon={DotsIcon}
              items={menu(machine).filter(({ key }) => key !== 'show' && key !== 'start' && key !== 'stop' && key !== 'line-1')}
            />
          </>
        }
      />
      {underWay ? <Notice tone="busy">{t('compute.underWay', { title: t(underWay) })}</Notice> : null}
      {error ? (
        <Failure
          compact
          tone="warn"
          {...failureIn(t, error)}
          text={
            <>
              {t('compute.list.stale')} <Time at={new Date(updatedAt)} style="relative" />
            </>
          }
          onRetry={onRetry}
        />
      ) : null}
      <VmFacts machine={machine} addressesKnown={addressesKnown} />
      {dialogs.open ? (
        <Suspense>
          <VmDialogs {...dialogs.open} machine={machine} onClose={dialogs.close} />
        </Suspense>
      ) : null}
    </>
  );
}
