import { useQuery } from '@tanstack/react-query';
import { Suspense, useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useBrand } from '@/brand';
import { myAddressQuery } from '@/data/resources/firewall/myAddress';
import { firewallsIn } from '@/data/resources/firewall/queries';
import { vmsIn } from '@/data/resources/vm/queries';
import { StateButton } from '@/entities/state';
import { useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import { DotsIcon, Failure, MenuButton, Notice, PageHeader, PencilIcon, TrashIcon } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import { useDialog } from '../parts/useDialog';
import { NotShown } from '../parts/NotShown';
import { useNetworkPlaces, type NetworkPlaces } from '../parts/useNetworkPlaces';
import { confirmDeleteFirewall } from './confirm';
import shared from '@/ui/shared.module.css';
import own from './firewall.module.css';
import { ProtectedVms } from './ProtectedVms';
import { firewallRows, type FirewallRow } from './rows';
import { RulesEditor } from './RulesEditor';

const RenameFirewallDialog = lazyPart(async () => ({ default: (await import('./FirewallDialogs')).RenameFirewallDialog }));
const AssignVmsDialog = lazyPart(async () => ({ default: (await import('./FirewallDialogs')).AssignVmsDialog }));

const asked = ['firewalls', 'vms'] as const;

/** One firewall: its rules to be changed, and the VMs that it protects. */
export function FirewallPage() {
  const t = useT();
  const paths = usePaths();
  const { location = '', uuid = '' } = useParams();
  const data = useNetworkPlaces(location, asked);
  const [place] = data.places;
  // The answers themselves, which stay the same objects until something changes: the editor's memory hangs on them.
  const firewalls = useQuery(firewallsIn(location)).data;
  const vms = useQuery(vmsIn(location)).data;
  const where = place?.location;
  const rows = useMemo(() => (where && firewalls ? firewallRows([{ location: where, firewalls, vms }]) : []), [where, firewalls, vms]);
  const row = rows.find(({ firewall }) => firewall.uuid === uuid);
  const title = row?.name ?? t('shell.page.firewalls');
  useTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        lead={row?.firewall.description ? <span className={own.description}>{row.firewall.description}</span> : undefined}
        crumbs={[{ label: t('shell.page.firewalls'), to: paths.firewalls() }]}
        status={row ? <StateButton kind="firewall" item={row.firewall} location={location} /> : null}
        actions={row ? <Actions row={row} rows={rows} /> : null}
      />
      {place?.error ? <Failure compact error={place.error} onRetry={place.retry} /> : null}
      {row ? (
        <Shown row={row} rows={rows} data={data} />
      ) : (
        <NotShown
          data={data}
          known={firewalls !== undefined}
          uuid={uuid}
          title={t('network.firewall.gone')}
          back={t('network.firewall.back')}
          to={paths.firewalls()}
        />
      )}
    </>
  );
}

const dialogs = ['rename', 'assign'] as const;

function Actions({ row, rows }: { row: FirewallRow; rows: readonly FirewallRow[] }) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const dialog = useDialog(dialogs);
  return (
    <MenuButton
      label={t('network.actions')}
      icon={DotsIcon}
      items={[
        { key: 'rename', label: t('network.firewall.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename') },
        { divider: true, key: 'line' },
        {
          key: 'delete',
          label: t('network.firewall.delete'),
          icon: TrashIcon,
          danger: true,
          onSelect: () => void confirmDeleteFirewall(t, row, rows).then((yes) => yes && navigate(paths.firewalls())),
        },
      ]}
    />
  );
}

function Shown({ row, rows, data }: { row: FirewallRow; rows: readonly FirewallRow[]; data: NetworkPlaces }) {
  const t = useT();
  const { network } = useBrand();
  const dialog = useDialog(dialogs);
  const mine = useQuery(myAddressQuery(network.myAddressUrl));
  return (
    <div className={shared.stack}>
      {row.vms.length === 0 ? <Notice tone="off">{t('network.firewall.protectsNothing')}</Notice> : null}
      <RulesEditor row={row} rows={rows} myAddress={mine.data ?? null} />
      <ProtectedVms row={row} rows={rows} onAssign={() => dialog.show('assign')} />
      <Suspense>
        {dialog.dialog === 'rename' ? <RenameFirewallDialog row={row} rows={rows} onClose={dialog.close} /> : null}
        {dialog.dialog === 'assign' ? <AssignVmsDialog row={row} rows={rows} data={data} onClose={dialog.close} /> : null}
      </Suspense>
    </div>
  );
}
