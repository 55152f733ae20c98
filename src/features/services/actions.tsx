import { lazy, Suspense, useState } from 'react';
import type { ServicePackage } from '@/api';
import { serviceCan, type ServiceAction } from '@/data/resources/service/rules';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { BillIcon, PencilIcon, ServiceIcon, TrashIcon, type MenuItem } from '@/ui';
import { confirmDeleteService } from './dialogs/confirmDelete';
import type { Database } from './useServices';

const RenameDialog = lazy(async () => ({ default: (await import('./dialogs/RenameDialog')).RenameDialog }));
const AccountDialog = lazy(async () => ({ default: (await import('./dialogs/AccountDialog')).AccountDialog }));
const AddressDialog = lazy(async () => ({ default: (await import('./dialogs/AddressDialog')).AddressDialog }));

export interface AskedDialog {
  readonly kind: 'rename' | 'account' | 'address';
  readonly database: Database;
}

/** Why something cannot be done with a service now, in words. */
export function useReason() {
  const t = useT();
  return (action: ServiceAction, item: ServicePackage): string | null => {
    const reason = serviceCan[action](item);
    return reason && t(reason);
  };
}

/** What can be done with a service, and the dialog that one of it opens. */
export function useServiceMenu(onGone: () => void = () => undefined) {
  const t = useT();
  const paths = usePaths();
  const reason = useReason();
  const [dialog, setDialog] = useState<AskedDialog | null>(null);
  const menu = (database: Database): MenuItem[] => [
    { key: 'open', label: t('services.open'), icon: ServiceIcon, to: paths.database(database.item.uuid) },
    {
      key: 'rename',
      label: t('services.rename'),
      icon: PencilIcon,
      reason: reason('rename', database.item),
      onSelect: () => setDialog({ kind: 'rename', database }),
    },
    {
      key: 'account',
      label: t('services.account.change'),
      icon: BillIcon,
      reason: reason('account', database.item),
      onSelect: () => setDialog({ kind: 'account', database }),
    },
    { divider: true, key: 'line' },
    {
      key: 'delete',
      label: t('services.delete'),
      icon: TrashIcon,
      danger: true,
      reason: reason('remove', database.item),
      onSelect: () => void confirmDeleteService(t, database).then((gone) => gone && onGone()),
    },
  ];
  return { menu, dialog, show: setDialog, close: () => setDialog(null) };
}

export function ServiceDialogs({ asked, onClose }: { asked: AskedDialog | null; onClose: () => void }) {
  if (!asked) return null;
  const { kind, database } = asked;
  return (
    <Suspense>
      {kind === 'rename' ? <RenameDialog database={database} onClose={onClose} /> : null}
      {kind === 'account' ? <AccountDialog database={database} onClose={onClose} /> : null}
      {kind === 'address' ? <AddressDialog database={database} onClose={onClose} /> : null}
    </Suspense>
  );
}
