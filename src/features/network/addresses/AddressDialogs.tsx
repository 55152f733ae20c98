import { useState } from 'react';
import { firstChoice } from '@/data/core/locations';
import { run } from '@/data/operations';
import { assignedPrice, idleAddressPrice, perMonth } from '@/data/pricing/pricing';
import { assignAddress, createAddress, renameAddress } from '@/data/resources/floating-ip/operations';
import { LocationField } from '@/entities/LocationField';
import { useFormat, useT } from '@/i18n';
import { Notice } from '@/ui';
import { FormDialog } from '@/ui/forms';
import { ChangeAccountDialog } from '../parts/ChangeAccountDialog';
import { AccountField, NameField, useAccountChoice } from '../parts/fields';
import shared from '@/ui/shared.module.css';
import type { NetworkPlaces, Owner } from '../parts/useNetworkPlaces';
import { AssignDialog } from './AssignDialog';
import { OwnerField } from './OwnerField';
import type { AddressRow } from './rows';

interface Props {
  readonly name: 'create' | 'assign' | 'rename' | 'account';
  readonly of: string | null;
  readonly rows: readonly AddressRow[];
  readonly data: NetworkPlaces;
  readonly onClose: () => void;
}

/** The dialog that the address asks for; none for a floating IP that is not there. */
export function AddressDialogs({ name, of, rows, data, onClose }: Props) {
  if (name === 'create') return <CreateDialog data={data} onClose={onClose} />;
  const wanted = new Set(of?.split(','));
  const chosen = rows.filter(({ id }) => wanted.has(id));
  const [row] = chosen;
  if (!row) return null;
  if (name === 'assign') return <AssignDialog row={row} data={data} onClose={onClose} />;
  if (name === 'rename') return <RenameDialog row={row} onClose={onClose} />;
  return (
    <ChangeAccountDialog
      resources={chosen.map(({ id, ip, location }) => ({
        id,
        kind: 'address',
        location: location.slug,
        key: ip.address,
        name: ip.address,
        account: ip.billing_account_id ?? null,
      }))}
      onClose={onClose}
    />
  );
}

function CreateDialog({ data, onClose }: Pick<Props, 'data' | 'onClose'>) {
  const t = useT();
  const format = useFormat();
  const [location, setLocation] = useState(firstChoice(data.locations.all)?.slug ?? '');
  const [label, setLabel] = useState('');
  const [picked, setPicked] = useState<string | null>(null);
  const [owner, setOwner] = useState<Owner | null>(null);
  const [made, setMade] = useState<{ readonly location: string; readonly address: string } | null>(null);
  const choice = useAccountChoice(picked);
  const { policy } = data;
  const price = policy && (owner ? assignedPrice(policy, 1) : idleAddressPrice(policy));
  const act = async () => {
    if (!choice.account) return;
    // What was made stays made when assigning it fails: only that is tried again.
    const address = made ?? (await create(choice.account.id));
    if (!owner || !address) return;
    setMade(address);
    await run(assignAddress, { ...address, ...owner }, undefined);
  };
  const create = async (account: number) => {
    const { uuid } = await run(createAddress, { location, account, label: label.trim(), before: [] }, undefined);
    return uuid ? { location, address: uuid } : null;
  };
  return (
    <FormDialog
      title={made ? t('network.address.assign.title', { address: made.address }) : t('network.address.create')}
      confirmLabel={t(made ? 'network.address.assign' : owner ? 'network.address.createAndAssign' : 'network.address.create')}
      reason={made ? (owner ? null : t('network.address.reason.owner')) : choice.reason}
      dirty={label !== '' || owner !== null}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        {made ? (
          <Notice tone="ok">{t('network.address.made', { address: made.address })}</Notice>
        ) : (
          <>
            <p>
              {price
                ? t('network.address.create.price', { month: format.money(perMonth(price)), hour: format.hourly(price) })
                : t('network.address.create.priceUnknown')}
            </p>
            <LocationField
              locations={data.locations.all}
              value={location}
              onChange={(slug) => {
                setLocation(slug);
                setOwner(null);
              }}
            />
            <NameField label={t('network.nameOptional')} value={label} onChange={setLabel} />
            <AccountField choice={choice} onChange={setPicked} />
          </>
        )}
        <OwnerField
          label={t('network.address.assignTo')}
          location={location}
          services={data.services}
          value={owner}
          onChange={setOwner}
          optional={!made}
        />
      </div>
    </FormDialog>
  );
}

function RenameDialog({ row: { ip, location }, onClose }: { row: AddressRow; onClose: () => void }) {
  const t = useT();
  const before = ip.name ?? '';
  const [text, setText] = useState(before);
  const newName = text.trim();
  return (
    <FormDialog
      title={t('network.address.rename.title', { address: ip.address })}
      confirmLabel={t('network.address.rename')}
      reason={newName === before ? t('network.reason.sameName') : null}
      dirty={newName !== before}
      submit={() => run(renameAddress, { location: location.slug, address: ip.address, newName }, undefined)}
      onClose={onClose}
    >
      <NameField value={text} onChange={setText} />
    </FormDialog>
  );
}
