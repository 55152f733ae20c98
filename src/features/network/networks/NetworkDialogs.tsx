import { useState } from 'react';
import type { Location } from '@/api';
import { firstChoice } from '@/data/core/locations';
import { run } from '@/data/operations';
import { createNetwork, renameNetwork } from '@/data/resources/network/operations';
import type { NetworkMembers } from '@/data/resources/network/members';
import { networkName } from '@/data/resources/network/rules';
import { LocationField } from '@/entities/LocationField';
import { useT } from '@/i18n';
import { FormDialog } from '@/ui/forms';
import { NameField } from '../parts/fields';
import shared from '@/ui/shared.module.css';

interface CreateProps {
  readonly locations: readonly Location[];
  readonly onCreated: (location: string, uuid: string) => void;
  readonly onClose: () => void;
}

export function CreateNetworkDialog({ locations, onCreated, onClose }: CreateProps) {
  const t = useT();
  const [location, setLocation] = useState(firstChoice(locations)?.slug ?? '');
  const [text, setText] = useState('');
  const name = text.trim();
  const act = async () => {
    const { uuid } = await run(createNetwork, { location, name, before: [] }, undefined);
    if (!uuid) return true;
    onCreated(location, uuid);
    return false;
  };
  return (
    <FormDialog
      title={t('network.network.create')}
      confirmLabel={t('network.network.create')}
      reason={name === '' ? t('network.reason.name') : null}
      dirty={name !== ''}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <NameField value={text} onChange={setText} />
        <LocationField locations={locations} value={location} onChange={setLocation} />
        <p>{t('network.network.create.text')}</p>
      </div>
    </FormDialog>
  );
}

/** A new name; an unchanged one is never sent. */
export function RenameNetworkDialog({ row, onClose }: { row: NetworkMembers; onClose: () => void }) {
  const t = useT();
  const before = row.network.name ?? '';
  const [text, setText] = useState(before);
  const newName = text.trim();
  return (
    <FormDialog
      title={t('network.network.rename.title', { name: networkName(row.network) })}
      confirmLabel={t('network.network.rename')}
      reason={newName === '' ? t('network.reason.name') : newName === before ? t('network.reason.sameName') : null}
      dirty={newName !== before}
      submit={() =>
        run(renameNetwork, { location: row.location.slug, uuid: row.network.uuid, name: networkName(row.network), newName }, undefined)
      }
      onClose={onClose}
    >
      <NameField value={text} onChange={setText} />
    </FormDialog>
  );
}
