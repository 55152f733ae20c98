import { lazyPart } from '@/ui/lazy';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '@/api';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { useLocations } from '@/data/core/locations';
import { rowsOf } from '@/data/pricing/pricing';
import { joinMachines, type Machine } from '@/data/resources/vm/machines';
import { useRecords } from '@/data/operations';
import { addressesByOwner } from '@/data/resources/floating-ip/rules';
import { policyQuery } from '@/data/pricing/queries';
import { vmGone } from '@/data/resources/vm/rules';
import { vmQuery } from '@/data/resources/vm/queries';
import { StateButton } from '@/entities/state';
import { loadMessages, useT } from '@/i18n';
import { everywhere, useAddress, usePaths, useTitle } from '@/nav';
import { Button, DotsIcon, Empty, Failure, LinkButton, MenuButton, Notice, PageHeader, SkeletonRows, Tabs, Time } from '@/ui';
import { UnknownTab } from '@/ui/UnknownTab';
import { dialogNames, useReason, useUnderWay, useVmCommands, useVmMenu, type OpenDialog } from '../actions';
import { useJustMade } from '../create/justMade';
import { VmDialogs } from '../dialogs/lazy';
import { VmStatus } from '../VmStatus';
import { lifeWords } from '../words';
import { VmFacts } from './VmFacts';

const DisksTab = lazyPart(async () => ({ default: (await Promise.all([import('./DisksTab'), lifeWords()]))[0].DisksTab }));
const SnapshotsTab = lazyPart(async () => ({ default: (await Promise.all([import('./SnapshotsTab'), lifeWords()]))[0].SnapshotsTab }));
const NetworkTab = lazyPart(async () => ({ default: (await Promise.all([import('./NetworkTab'), lifeWords()]))[0].NetworkTab }));
const SettingsTab = lazyPart(async () => ({ default: (await Promise.all([import('./SettingsTab'), lifeWords()]))[0].SettingsTab }));
const InterruptedResize = lazyPart(async () => ({
  default: (await Promise.all([import('./InterruptedResize'), lifeWords()]))[0].InterruptedResize,
}));
const Greeting = lazyPart(async () => ({
  default: (await Promise.all([import('../create/Greeting'), loadMessages('create')]))[0].Greeting,
}));
const tabs = ['overview', 'disks', 'snapshots', 'network', 'settings'] as const;

/** The open dialog stands in the address, so that the palette and other pages can lead to it. */
function useAsked() {
  const [search, set] = useAddress();
  const put = (dialog: string | null) => set({ do: dialog }, { state: { within: true } });
  return {
    dialog: dialogNames.find((name) => name === search.get('do')) ?? null,
    show: (dialog: OpenDialog) => put(dialog),
    close: () => put(null),
  };
}

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

  const gone = (vm.error instanceof ApiError && vm.error.kind === 'not-found') || (vm.data !== undefined && vmGone(vm.data));
  const there = gone ? undefined : machine;
  const again = () => void vm.refetch();
  // One head for all of it, so that the focus that a change of page puts on the title stays there when the machine arrives.
  return (
    <>
      <PageHeader
        title={vm.data?.name ?? (gone ? t('compute.gone.title') : t('shell.page.vms'))}
        crumbs={crumbs}
        status={
          there ? (
            <>
              <VmStatus machine={there} />
              <StateButton kind="vm" item={there.item} location={location} />
            </>
          ) : null
        }
        actions={there ? <MachineActions machine={there} /> : null}
      />
      {gone ? (
        <Empty title={t('compute.gone.text')} text={uuid} actions={<LinkButton to={paths.vms()}>{t('compute.gone.back')}</LinkButton>} />
      ) : there ? (
        <Shown machine={there} error={vm.error} updatedAt={vm.dataUpdatedAt} onRetry={again} addressesKnown={addresses.isSuccess} />
      ) : vm.error ? (
        <Failure error={vm.error} onRetry={again} />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function MachineActions({ machine }: { machine: Machine }) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const { show } = useAsked();
  const leave = () => void navigate(paths.vms());
  const commands = useVmCommands(show, leave);
  const menu = useVmMenu(show, leave);
  const reason = useReason();
  return (
    <>
      {commands
        .filter(({ action }) => action === 'start' || action === 'stop')
        .map((command) => (
          <Button key={command.action} icon={command.icon} reason={reason(command.action, machine)} onClick={() => command.run(machine)}>
            {command.label}
          </Button>
        ))}
      <MenuButton
        label={t('compute.actions')}
        icon={DotsIcon}
        items={menu(machine).filter(({ key }) => !['show', 'start', 'stop', 'line-1'].includes(key))}
      />
    </>
  );
}

interface ShownProps {
  readonly machine: Machine;
  readonly error: Error | null;
  readonly updatedAt: number;
  readonly onRetry: () => void;
  readonly addressesKnown: boolean;
}

function Shown({ machine, error, updatedAt, onRetry, addressesKnown }: ShownProps) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const { tab = 'overview' } = useParams();
  const current = tabs.find((name) => name === tab) ?? null;
  const dialogs = useAsked();
  const leave = () => void navigate(paths.vms());
  const made = useJustMade(machine.location.slug, machine.item.uuid);
  const underWay = useUnderWay()(machine);
  const resized = useRecords().some(({ kind, target }) => kind === 'vm.guidedResize' && target.uuid === machine.item.uuid);
  return (
    <>
      {resized ? (
        <Suspense>
          <InterruptedResize machine={machine} />
        </Suspense>
      ) : null}
      {underWay ? <Notice tone="busy">{t('compute.underWay', { title: t(underWay) })}</Notice> : null}
      {error ? (
        <Failure
          compact
          tone="warn"
          error={error}
          text={
            <>
              {t('data.list.stale')} <Time at={new Date(updatedAt)} style="relative" />
            </>
          }
          onRetry={onRetry}
        />
      ) : null}
      <Tabs
        label={t('compute.tabs', { name: machine.item.name })}
        tabs={tabs.map((key) => ({
          key,
          label: t(`compute.tab.${key}`),
          to: paths.vm(machine.location.slug, machine.item.uuid, key === 'overview' ? undefined : key),
        }))}
        current={current}
      />
      {made && current === 'overview' ? (
        <Suspense>
          <Greeting made={made} machine={machine} />
        </Suspense>
      ) : null}
      <Suspense fallback={<SkeletonRows rows={6} />}>
        {current === 'overview' ? <VmFacts machine={machine} addressesKnown={addressesKnown} /> : null}
        {current === 'disks' ? <DisksTab machine={machine} /> : null}
        {current === 'snapshots' ? <SnapshotsTab machine={machine} /> : null}
        {current === 'network' ? <NetworkTab machine={machine} addressesKnown={addressesKnown} /> : null}
        {current === 'settings' ? <SettingsTab machine={machine} show={dialogs.show} onGone={leave} /> : null}
        {current === null ? <UnknownTab name={tab} /> : null}
      </Suspense>
      {dialogs.dialog ? (
        <Suspense>
          <VmDialogs dialog={dialogs.dialog} machine={machine} onClose={dialogs.close} />
        </Suspense>
      ) : null}
    </>
  );
}
