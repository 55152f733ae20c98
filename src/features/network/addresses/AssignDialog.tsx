import { useState } from 'react';
import { run } from '@/data/operations';
import { assignAddress } from '@/data/resources/floating-ip/operations';
import { moveAddressTo, type MoveStep } from '@/data/resources/floating-ip/move/operations';
import { useT } from '@/i18n';
import { FormDialog } from '@/ui/forms';
import { Loading, Notice } from '@/ui';
import shared from '@/ui/shared.module.css';
import type { NetworkPlaces, Owner } from '../parts/useNetworkPlaces';
import { OwnerField } from './OwnerField';
import type { AddressRow } from './rows';

/** Assigns a free address, or moves one from what has it: one operation of two steps that can be finished later. */
export function AssignDialog({
  row: { ip, owner, location },
  data,
  onClose,
}: {
  row: AddressRow;
  data: NetworkPlaces;
  onClose: () => void;
}) {
  const t = useT();
  const [to, setTo] = useState<Owner | null>(null);
  // As it was when the dialog opened: in the middle of a move nothing has it.
  const [from] = useState(owner);
  const [step, setStep] = useState<MoveStep | null>(null);
  const act = async () => {
    if (!to) return;
    const on = { location: location.slug, address: ip.address };
    if (from) await run(moveAddressTo, { ...on, from, to }, { onStep: setStep });
    else await run(assignAddress, { ...on, ...to }, undefined);
  };
  return (
    <FormDialog
      title={t(from ? 'network.address.move.title' : 'network.address.assign.title', { address: ip.address })}
      confirmLabel={t(from ? 'network.address.move' : 'network.address.assign')}
      reason={to ? null : t('network.address.reason.owner')}
      size="normal"
      dirty={to !== null}
      submit={act}
      onClose={onClose}
    >
      <div className={shared.fields}>
        <OwnerField
          label={t('network.address.assignTo')}
          location={location.slug}
          services={data.services}
          value={to}
          except={from?.uuid}
          onChange={setTo}
        />
        {from ? (
          <Notice tone="warn">
            {t('network.address.move.text', { address: ip.address, from: from.name, to: to?.name ?? t('network.address.move.new') })}
          </Notice>
        ) : null}
        {step ? <Loading label={t(`network.move.step.${step}`)} /> : null}
      </div>
    </FormDialog>
  );
}
