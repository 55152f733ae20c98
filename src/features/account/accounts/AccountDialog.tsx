import { useState } from 'react';
import {
  addConnection,
  colours,
  connections,
  freeColour,
  longestName,
  longestNote,
  NoRoom,
  nameOf,
  renameConnection,
  type Colour,
  type Connection,
} from '@/data/core/connections';
import { cleanToken, tokenProblem } from '@/data/core/token';
import { NotAsAsked } from '@/data/operations';
import { msg, useT } from '@/i18n';
import { announce } from '@/ui';
import { Checkbox, FormDialog, PasswordInput, Select, Textarea, TextInput } from '@/ui/forms';

/** Signs in to one more account, or changes what one is called. */
export function AccountDialog({ of, onClose }: { of: Connection | null; onClose: () => void }) {
  const t = useT();
  const [token, setToken] = useState('');
  const [name, setName] = useState(of?.name ?? '');
  const [note, setNote] = useState(of?.note ?? '');
  const [colour, setColour] = useState<Colour>((of?.colour as Colour | undefined) ?? freeColour());
  const [kept, setKept] = useState(false);
  const meant = cleanToken(token);
  const problem = of ? null : tokenProblem(meant);
  const known = !of && connections().some((each) => each.token === meant);
  const naming = { name: name.trim(), colour, note: note.trim() };
  const reason = of
    ? naming.name === ''
      ? t('accounts.name.empty')
      : null
    : meant === '' || problem
      ? t('accounts.token.empty')
      : known
        ? t('accounts.add.known')
        : null;

  const submit = async () => {
    if (of) {
      if (!renameConnection(of.id, naming)) throw new NotAsAsked(msg('accounts.full'));
    } else {
      const added = await addConnection(meant, kept, naming).catch((error: unknown) => {
        throw error instanceof NoRoom ? new NotAsAsked(msg('accounts.full')) : error;
      });
      announce(t('accounts.add.added', { name: nameOf(added) }));
    }
  };
  return (
    <FormDialog
      title={of ? t('accounts.edit.title', { name: nameOf(of) }) : t('accounts.add')}
      confirmLabel={of ? t('accounts.save') : t('accounts.add')}
      reason={reason}
      size="normal"
      dirty={token !== '' || name !== (of?.name ?? '') || note !== (of?.note ?? '')}
      submit={submit}
      onClose={onClose}
    >
      {of ? null : (
        <>
          <p>{t('accounts.add.text')}</p>
          <PasswordInput
            label={t('accounts.token')}
            value={token}
            onChange={(event) => setToken(event.currentTarget.value)}
            error={problem ? t(problem) : null}
            autoComplete="off"
            data-autofocus
          />
        </>
      )}
      <TextInput
        label={t('accounts.name')}
        description={t(of ? 'accounts.name.about' : 'accounts.name.optional')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        maxLength={longestName}
        dir="auto"
        autoComplete="off"
        data-autofocus={of ? true : undefined}
      />
      <Select
        label={t('accounts.colour')}
        data={colours.map((value) => ({ value, label: t(`accounts.colour.${value}`) }))}
        value={colour}
        onChange={(value) => setColour(colours.find((each) => each === value) ?? colour)}
        allowDeselect={false}
      />
      <Textarea
        label={t('accounts.note')}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={longestNote}
        autosize
        minRows={2}
        dir="auto"
      />
      {of ? null : (
        <Checkbox
          label={t('accounts.keep')}
          description={t('accounts.keep.about')}
          checked={kept}
          onChange={(event) => setKept(event.currentTarget.checked)}
        />
      )}
    </FormDialog>
  );
}
