import { useNavigate, useParams } from 'react-router';
import { networkCan, networkMembers } from '@/data/resources/network/members';
import { networkName } from '@/data/resources/network/rules';
import { emptyDraft, flushDraft, keepDraft, loadDraft } from '@/data/resources/vm/draft';
import { StateButton } from '@/entities/state';
import { parseTime, useFormat, useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import {
  Button,
  CopyText,
  DotsIcon,
  Failure,
  KeyValues,
  MenuButton,
  PageHeader,
  PencilIcon,
  PlusIcon,
  Section,
  StarIcon,
  Status,
  TrashIcon,
} from '@/ui';
import { useDialog } from '../parts/useDialog';
import { NotShown } from '../parts/NotShown';
import { useNetworkPlaces } from '../parts/useNetworkPlaces';
import { Members } from './Members';
import { RenameNetworkDialog } from './NetworkDialogs';
import { confirmDefaultNetwork, confirmDeleteNetwork } from './NetworksPage';
import { Topology } from './Topology';

const asked = ['networks', 'vms', 'balancers', 'addresses'] as const;

/** One private network: what is in it, and how the Internet gets there. */
export function NetworkPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const navigate = useNavigate();
  const { location = '', uuid = '' } = useParams();
  const data = useNetworkPlaces(location, asked);
  const dialog = useDialog(['rename']);
  const [place] = data.places;
  const network = place?.networks?.find((each) => each.uuid === uuid);
  const row =
    place && network ? networkMembers(place.location, network, { ...place, services: data.services, addresses: place.byOwner }) : null;
  const created = parseTime(network?.created_at);
  const title = network ? networkName(network) : t('shell.page.networks');
  useTitle(title);
  // The form begins with this network, and with what was typed there before.
  const createVm = () => {
    keepDraft({ ...(loadDraft() ?? emptyDraft), location, network: uuid });
    flushDraft();
    void navigate(paths.vmCreate());
  };
  const why = (reason: ReturnType<typeof networkCan.remove>) => reason && t(reason);

  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('shell.page.networks'), to: paths.networks() }]}
        status={
          network ? (
            <>
              {network.is_default === true ? <Status tone="ok" label={t('network.network.isDefault')} /> : null}
              <StateButton kind="network" item={network} location={location} />
            </>
          ) : null
        }
        actions={
          row ? (
            <>
              <Button icon={PlusIcon} onClick={createVm}>
                {t('network.network.createVm')}
              </Button>
              <MenuButton
                label={t('network.actions')}
                icon={DotsIcon}
                items={[
                  { key: 'rename', label: t('network.network.rename'), icon: PencilIcon, onSelect: () => dialog.show('rename') },
                  {
                    key: 'default',
                    label: t('network.network.makeDefault'),
                    icon: StarIcon,
                    reason: why(networkCan.makeDefault(row)),
                    onSelect: () => void confirmDefaultNetwork(t, row),
                  },
                  { divider: true, key: 'line' },
                  {
                    key: 'delete',
                    label: t('network.network.delete'),
                    icon: TrashIcon,
                    danger: true,
                    reason: why(networkCan.remove(row)),
                    onSelect: () => void confirmDeleteNetwork(t, row).then((yes) => yes && navigate(paths.networks())),
                  },
                ]}
              />
            </>
          ) : null
        }
      />
      {place?.error ? <Failure compact error={place.error} onRetry={place.retry} /> : null}
      {row && network ? (
        <>
          <Section title={t('network.details')}>
            <KeyValues
              items={[
                { label: t('data.column.location'), value: row.location.display_name },
                ...(network.subnet ? [{ label: t('network.column.subnet'), value: <CopyText value={network.subnet} /> }] : []),
                ...(network.subnet_ipv6 ? [{ label: t('network.column.subnet6'), value: <CopyText value={network.subnet_ipv6} /> }] : []),
                ...(network.vlan_id ? [{ label: t('network.column.vlan'), value: String(network.vlan_id) }] : []),
                ...(created ? [{ label: t('network.column.created'), value: format.dateTime(created) }] : []),
                { label: t('network.column.uuid'), value: <CopyText value={network.uuid} /> },
              ]}
            />
          </Section>
          {row.vms.length + row.balancers.length + row.services.length > 0 ? (
            <Section title={t('network.topology')}>
              <Topology row={row} />
            </Section>
          ) : null}
          <Members row={row} />
        </>
      ) : (
        <NotShown
          data={data}
          known={place?.networks !== undefined}
          uuid={uuid}
          title={t('network.network.gone')}
          back={t('network.network.back')}
          to={paths.networks()}
        />
      )}
      {dialog.dialog === 'rename' && row ? <RenameNetworkDialog row={row} onClose={dialog.close} /> : null}
    </>
  );
}
