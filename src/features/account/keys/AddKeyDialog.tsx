import { KeyInput, useNewKey } from '@/entities/sshKeys';
import { useT } from '@/i18n';
import { Failure } from '@/ui';
import { FormDialog, TextInput } from '@/ui/forms';

/** Stores a public key that somebody has: pasted, or from its file. */
export function AddKeyDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const key = useNewKey();
  return (
    <FormDialog
      title={t('account.keys.add')}
      confirmLabel={t('account.keys.add')}
      size="normal"
      dirty={key.changed}
      submit={async () => (await key.store()) !== null}
      onClose={onClose}
    >
      <KeyInput
        label={t('account.keys.publicKey')}
        description={t('account.keys.publicKey.about')}
        value={key.text}
        onChange={key.setText}
        tried={key.tried}
        error={key.keyError}
        rows={4}
        autofocus
      />
      <TextInput
        label={t('account.keys.name')}
        value={key.name}
        onChange={(event) => key.setName(event.currentTarget.value)}
        error={key.nameError}
        dir="auto"
        autoComplete="off"
      />
      {key.failure ? <Failure compact error={key.failure} /> : null}
    </FormDialog>
  );
}
