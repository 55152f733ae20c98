import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { billingAccountsQuery, firstAccount, titleOf } from '@/data/billing/accounts/accounts';
import { run } from '@/data/operations';
import { createToken } from '@/data/resources/token/operations';
import { readToken } from '@/data/resources/token/queries';
import { useT } from '@/i18n';
import { Failure, Notice } from '@/ui';
import { ChoiceCards, FormDialog, Select, TextInput } from '@/ui/forms';
import { TokenSecret } from './TokenSecret';

/** A new token, its text shown once it exists. */
export function CreateTokenDialog({ onClose }: { onClose: () => void }) {
  const t = useT();
  const accounts = useQuery(billingAccountsQuery());
  const [description, setDescription] = useState('');
  const [access, setAccess] = useState<'full' | 'restricted'>('restricted');
  const [picked, setPicked] = useState<string | null>(null);
  const [made, setMade] = useState<{ readonly text: string | null } | null>(null);
  const living = (accounts.data ?? []).filter((account) => !account.is_deleted);
  const account = living.find(({ id }) => String(id) === picked) ?? firstAccount(living);
  const name = description.trim();

  const submit = async () => {
    const input = { description: name, account: access === 'restricted' ? (account?.id ?? null) : null, before: [] };
    const { result, uuid } = await run(createToken, input, undefined);
    setMade({ text: result?.token || (uuid === undefined ? null : await readToken(Number(uuid))) });
    return false;
  };
  return (
    <FormDialog
      title={t('account.tokens.create')}
      confirmLabel={t('account.tokens.create')}
      reason={
        name === ''
          ? t('account.tokens.description.empty')
          : access === 'restricted' && !account
            ? t('account.tokens.account.choose')
            : null
      }
      size="normal"
      dirty={name !== ''}
      submit={submit}
      onClose={onClose}
      result={
        made && {
          title: t('account.tokens.made', { description: name }),
          body: made.text ? (
            <>
              <p>{t('account.tokens.made.text')}</p>
              <TokenSecret token={made.text} />
            </>
          ) : (
            <Notice tone="warn">{t('account.tokens.noText')}</Notice>
          ),
        }
      }
    >
      <TextInput
        label={t('account.tokens.description')}
        description={t('account.tokens.description.about')}
        value={description}
        onChange={(event) => setDescription(event.currentTarget.value)}
        maxLength={255}
        dir="auto"
        autoComplete="off"
        data-autofocus
      />
      <ChoiceCards
        label={t('account.tokens.access')}
        options={[
          { value: 'restricted', title: t('account.tokens.restricted'), description: t('account.tokens.restricted.about') },
          { value: 'full', title: t('account.tokens.full'), description: t('account.tokens.full.about') },
        ]}
        value={access}
        onChange={setAccess}
      />
      {access === 'restricted' ? (
        accounts.error && !accounts.data ? (
          <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} />
        ) : (
          <Select
            label={t('account.tokens.account')}
            data={living.map((each) => ({ value: String(each.id), label: titleOf(each) }))}
            value={account ? String(account.id) : null}
            onChange={setPicked}
            allowDeselect={false}
          />
        )
      ) : null}
    </FormDialog>
  );
}
