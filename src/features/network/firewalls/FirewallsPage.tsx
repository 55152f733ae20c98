import { Suspense } from 'react';
import { useNavigate } from 'react-router';
import { rulesSummary } from '@/data/resources/firewall/words';
import { withoutFirewall } from '@/data/resources/firewall/rules';
import { useCommonColumns } from '@/entities/columns';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { rulesText } from '@/entities/firewalls';
import { ResourceList } from '@/entities/list';
import { parseTime, useT } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { Button, Link, LinkButton, Name, Notice, PencilIcon, PlusIcon, ServerIcon, ShieldIcon, TrashIcon, type MenuItem } from '@/ui';
import type { Column } from '@/ui/table';
import { lazyPart } from '@/ui/lazy';
import { NeedsFirewalls } from '../parts/NeedsFirewalls';
import { useDialog } from '../parts/useDialog';
import { useNetworkPlaces, type NetworkPlaces } from '../parts/useNetworkPlaces';
import { useTerraform } from '../parts/useTerraform';
import { confirmDeleteFirewall } from './confirm';
import own from './firewall.module.css';
import { firewallRows, type FirewallRow } from './rows';

const FirewallDialogs = lazyPart(async () => ({ default: (await import('./FirewallDialogs')).FirewallDialogs }));

const asked = ['firewalls', 'vms'] as const;
const idOf = ({ id }: FirewallRow) => id;
const nameOf = ({ name }: FirewallRow) => name;

/** All firewalls of the scope, with their rules in words. */
export function FirewallsPage() {
  const t = useT();
  return (
    <NeedsFirewalls title={t('shell.page.firewalls')}>
      <Firewalls />
    </NeedsFirewalls>
  );
}

function Firewalls() {
  const t = useT();
  const scope = useScope();
  const paths = usePaths();
  const navigate = useNavigate();
  const data = useNetworkPlaces(scope, asked);
  const rows = firewallRows(data.places);
  const columns = useColumns(scope === everywhere);
  const dialog = useDialog(['create', 'rename', 'assign']);
  const terraform = useTerraform<FirewallRow>('firewalls', ({ location, firewall }) => ({ kind: 'firewall', location, item: firewall }));
  const menu = (row: FirewallRow): MenuItem[] => [
    { key: 'edit', label: t('network.firewall.edit'), icon: ShieldIcon, to: paths.firewall(row.location.slug, row.firewall.uuid) },
    { key: 'assign', label: t('network.firewall.assignVms'), icon: ServerIcon, onSelect: () => dialog.show('assign', row.id) },
    { key: 'rename', label: t('network.firewall.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename', row.id) },
    { divider: true, key: 'line' },
    {
      key: 'delete',
      label: t('network.firewall.delete'),
      icon: TrashIcon,
      danger: true,
      onSelect: () => void confirmDeleteFirewall(t, row, rows),
    },
  ];
  const create = (
    <Button variant="primary" icon={PlusIcon} onClick={() => dialog.show('create')}>
      {t('network.firewall.create')}
    </Button>
  );
  return (
    <ResourceList
      title={t('shell.page.firewalls')}
      lead={t('network.firewall.lead')}
      create={create}
      read={data.read}
      name="firewalls"
      rows={rows}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      explain={({ firewall, location }) => ({ kind: 'firewall', item: firewall, location: location.slug })}
      bulk={() => [terraform.bulk]}
      tools={terraform.tools}
      initialSort={{ id: 'name', desc: false }}
      notices={<Unprotected data={data} />}
      empty={{ icon: ShieldIcon, title: t('network.firewall.empty'), text: t('network.firewall.emptyText') }}
    >
      {dialog.dialog && !data.read.loading ? (
        <Suspense>
          <FirewallDialogs
            name={dialog.dialog}
            of={dialog.of}
            rows={rows}
            data={data}
            onCreated={(location, uuid) => void navigate(paths.firewall(location, uuid))}
            onClose={dialog.close}
          />
        </Suspense>
      ) : null}
      {terraform.dialog}
    </ResourceList>
  );
}

const mostNames = 8;

/** VMs that no firewall protects, by name. */
function Unprotected({ data }: { data: NetworkPlaces }) {
  const t = useT();
  const paths = usePaths();
  const vms = data.places.flatMap(({ location, firewalls, vms: all }) =>
    firewalls && all ? withoutFirewall(all, firewalls).map((vm) => ({ location, vm })) : [],
  );
  if (vms.length === 0 || data.read.loading) return null;
  return (
    <Notice
      tone="warn"
      title={t('network.unprotected', { count: vms.length })}
      actions={
        <LinkButton size="small" to={paths.exposure()}>
          {t('network.unprotected.show')}
        </LinkButton>
      }
    >
      <ul className={own.names}>
        {vms.slice(0, mostNames).map(({ location, vm }) => (
          <li key={`${location.slug}/${vm.uuid}`}>
            <Link to={paths.vm(location.slug, vm.uuid, 'network')}>
              <Name>{vm.name}</Name>
            </Link>
          </li>
        ))}
        {vms.length > mostNames ? <li>{t('network.more', { count: vms.length - mostNames })}</li> : null}
      </ul>
    </Notice>
  );
}

function useColumns(several: boolean): Column<FirewallRow>[] {
  const t = useT();
  const common = useCommonColumns();
  const paths = usePaths();
  const account = useAccountName();
  const summary = ({ rules }: FirewallRow) => rulesText(t, rulesSummary(rules));
  return [
    common.name({ text: nameOf, to: (row) => paths.firewall(row.location.slug, row.firewall.uuid), width: 200, minWidth: 150 }),
    { id: 'rules', header: t('network.column.rules'), text: summary, width: 420, minWidth: 200 },
    {
      id: 'vms',
      header: t('network.column.protected'),
      text: ({ vms }) => vms.map(({ uuid, vm }) => vm?.name ?? uuid).join(', '),
      sort: ({ vms }) => vms.length,
      value: ({ vms }) => vms.map(({ uuid, vm }) => vm?.name ?? uuid),
      none: t('network.firewall.noVms'),
      width: 200,
    },
    common.location(several),
    common.account(({ firewall }) => firewall.billing_account_id ?? null, account),
    {
      id: 'description',
      header: t('network.column.description'),
      text: ({ firewall }) => firewall.description ?? '',
      hidden: true,
      width: 200,
    },
    common.created(({ firewall }) => parseTime(firewall.created_at), { hidden: true }),
    common.uuid(({ firewall }) => firewall.uuid),
  ];
}
