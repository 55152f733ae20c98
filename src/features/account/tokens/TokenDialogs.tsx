import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { billingAccountsQuery, firstAccount, titleOf } from '@/data/billing/accounts/accounts';
import { run } from '@/data/operations';
import { renameToken, restrictToken } from '@/data/resources/token/operations';
import { readToken, type KnownToken } from '@/data/resources/token/queries';
import { useT } from '@/i18n';
import { Failure, Notice } from '@/ui';
import { FormDialog, Select, TextInput } from '@/ui/forms';
import { secretSeconds, useSecret } from '@/ui/useSecret';
import { CreateTokenDialog } from './CreateTokenDialog';
import { RotateDialog } from './RotateDialog';
import { TokenSecret } from './TokenSecret';

export type TokenDialog =
  | { readonly kind: 'create' }
  | { readonly kind: 'rename' | 'restrict' | 'rotate' | 'show'; readonly token: KnownToken };

export function TokenDialogs({ dialog, onClose }: { dialog: TokenDialog; onClose: () => void }) {
  if (dialog.kind === 'create') return <CreateTokenDialog onClose={onClose} />;
  if (dialog.kind === 'rename') return <RenameDialog token={dialog.token} onClose={onClose} />;
  if (dialog.kind === 'restrict') return <RestrictDialog token={dialog.token} onClose={onClose} />;
  if (dialog.kind === 'show') return <ShowDialog token={dialog.token} onClose={onClose} />;
  return <RotateDialog token={dialog.token} onClose={onClose} />;
}

interface Props {
  readonly token: KnownToken;
  readonly onClose: () => void;
}

function RenameDialog({ token, onClose }: Props) {
  const t = useT();
  const [text, setText] = useState(token.description);
  const newDescription = text.trim();
  return (
    <FormDialog
      title={t('account.tokens.rename.title', { description: token.description })}
      confirmLabel={t('account.tokens.rename')}
      reason={
        newDescription === ''
          ? t('account.tokens.description.empty')
          : newDescription === token.description
            ? t('account.tokens.rename.same')
            : null
      }
      dirty={newDescription !== token.description}
      submit={() => run(renameToken, { id: token.id, description: token.description, account: token.account, newDescription }, undefined)}
      onClose={onClose}
    >
      <TextInput
        label={t('account.tokens.description')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
        maxLength={255}
        dir="auto"
        data-autofocus
      />
    </FormDialog>
  );
}

/** One way: a restricted token cannot be freed, only replaced. */
function RestrictDialog({ token, onClose }: Props) {
  const t = useT();
  const accounts = useQuery(billingAccountsQuery());
  const [picked, setPicked] = useState<string | null>(null);
  const living = (accounts.data ?? []).filter((account) => !account.is_deleted);
  const account = living.find(({ id }) => String(id) === picked) ?? firstAccount(living);
  return (
    <FormDialog
      title={t('account.tokens.restrict.title', { description: token.description })}
      confirmLabel={t('account.tokens.restrict')}
      variant="danger"
      reason={account ? null : t('account.tokens.account.choose')}
      dirty={picked !== null}
      submit={async () => {
        if (account) await run(restrictToken, { id: token.id, description: token.description, account: account.id }, undefined);
      }}
      onClose={onClose}
    >
      <Notice tone="warn" title={t('account.tokens.restrict.oneWay')}>
        {t(token.current ? 'account.tokens.restrict.current' : 'account.tokens.restrict.text')}
      </Notice>
      {accounts.error && !accounts.data ? <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      <Select
        label={t('account.tokens.account')}
        data={living.map((each) => ({ value: String(each.id), label: titleOf(each) }))}
        value={account ? String(account.id) : null}
        onChange={setPicked}
        allowDeselect={false}
      />
    </FormDialog>
  );
}

/** The text of a token that exists already, read when it is asked for and hidden again after a while. */
function ShowDialog({ token, onClose }: Props) {
  const t = useT();
  const secret = useSecret(async () => ({ text: await readToken(token.id) }));
  const read = secret.value;
  return (
    <FormDialog
      title={t('account.tokens.show.title', { description: token.description })}
      confirmLabel={t('account.tokens.show')}
      size="normal"
      submit={async () => {
        await secret.show();
        return false;
      }}
      onClose={onClose}
      result={
        read && {
          body: read.text ? (
            <>
              <p>{t('account.tokens.show.shown', { seconds: secretSeconds })}</p>
              <TokenSecret token={read.text} />
            </>
          ) : (
            <Notice tone="warn">{t('account.tokens.noText')}</Notice>
          ),
        }
      }
    >
      <p>{t('account.tokens.show.text')}</p>
      {secret.error ? <Failure compact error={secret.error} /> : null}
    </FormDialog>
  );
}
