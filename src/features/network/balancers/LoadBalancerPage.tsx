import { Suspense } from 'react';
import { useNavigate, useParams } from 'react-router';
import { perMonth } from '@/data/pricing/pricing';
import { networkName } from '@/data/resources/network/rules';
import { StateButton } from '@/entities/state';
import { useAccountName } from '@/entities/accounts/useAccountName';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import { BillIcon, CopyText, DotsIcon, Failure, KeyValues, Link, MenuButton, Name, PageHeader, PencilIcon, Section, TrashIcon } from '@/ui';
import { lazyPart } from '@/ui/lazy';
import { useDialog } from '../parts/useDialog';
import { NotShown } from '../parts/NotShown';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import { BalancerTables } from './BalancerTables';
import { balancerRows } from './rows';
import { useDeleteBalancer } from './useDeleteBalancer';

const BalancerDialogs = lazyPart(async () => ({ default: (await import('./BalancerDialogs')).BalancerDialogs }));

const asked = ['balancers', 'vms', 'networks', 'addresses'] as const;
const dialogs = ['rename', 'account', 'target', 'rule'] as const;

/** One load balancer: where it listens, what it forwards, and to which VMs. */
export function LoadBalancerPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const navigate = useNavigate();
  const { location = '', uuid = '' } = useParams();
  const data = useNetworkPlaces(location, asked);
  const dialog = useDialog(dialogs);
  const account = useAccountName();
  const remove = useDeleteBalancer(data.policy);
  const [place] = data.places;
  const rows = balancerRows(data);
  const row = rows.find(({ balancer }) => balancer.uuid === uuid);
  const title = row?.name ?? t('shell.page.loadBalancers');
  useTitle(title);
  const created = parseTime(row?.balancer.created_at);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('shell.page.loadBalancers'), to: paths.loadBalancers() }]}
        status={row ? <StateButton kind="load-balancer" item={row.balancer} location={location} /> : null}
        actions={
          row ? (
            <MenuButton
              label={t('network.actions')}
              icon={DotsIcon}
              items={[
                { key: 'rename', label: t('network.balancer.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename', row.id) },
                { key: 'account', label: t('network.changeAccount'), icon: BillIcon, onSelect: () => dialog.show('account', row.id) },
                { divider: true, key: 'line' },
                {
                  key: 'delete',
                  label: t('network.balancer.delete'),
                  icon: TrashIcon,
                  danger: true,
                  onSelect: () => void remove(row).then((yes) => yes && navigate(paths.loadBalancers())),
                },
              ]}
            />
          ) : null
        }
      />
      {place?.error ? <Failure compact error={place.error} onRetry={place.retry} /> : null}
      {row ? (
        <>
          <Section title={t('network.details')}>
            <KeyValues
              items={[
                {
                  label: t('network.column.publicAddress'),
                  value:
                    row.floating.length > 0
                      ? row.floating.map(({ address }) => <CopyText key={address} value={address} />)
                      : t('network.member.noPublic'),
                },
                {
                  label: t('network.column.privateAddress'),
                  value: row.balancer.private_address ? <CopyText value={row.balancer.private_address} /> : '–',
                },
                {
                  label: t('network.column.network'),
                  value: row.network ? (
                    <Link to={paths.network(location, row.network.uuid)}>
                      <Name>{networkName(row.network)}</Name>
                    </Link>
                  ) : (
                    (row.balancer.network_uuid ?? '–')
                  ),
                },
                { label: t('data.column.location'), value: row.location.display_name },
                { label: t('network.column.account'), value: account(row.balancer.billing_account_id) || '–' },
                {
                  label: t('network.column.price'),
                  value: row.hourly ? format.money(perMonth(row.hourly)) : t('network.unknownPrice'),
                },
                ...(created ? [{ label: t('network.column.created'), value: format.dateTime(created) }] : []),
                { label: t('network.column.uuid'), value: <CopyText value={uuid} /> },
              ]}
            />
          </Section>
          <BalancerTables row={row} onAddRule={() => dialog.show('rule', row.id)} onAddTarget={() => dialog.show('target', row.id)} />
        </>
      ) : (
        <NotShown
          data={data}
          known={place?.balancers !== undefined}
          uuid={uuid}
          title={t('network.balancer.gone')}
          back={t('network.balancer.back')}
          to={paths.loadBalancers()}
        />
      )}
      {dialog.dialog && row ? (
        <Suspense>
          <BalancerDialogs name={dialog.dialog} of={dialog.of} rows={rows} data={data} onCreated={() => undefined} onClose={dialog.close} />
        </Suspense>
      ) : null}
    </>
  );
}
