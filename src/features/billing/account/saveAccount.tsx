import type { BillingAccount } from '@/api';
import { titleOf } from '@/data/billing/accounts/accounts';
import {
  changesTo,
  conflicts,
  storedFields,
  type AccountField,
  type AccountValue,
  type Edits,
} from '@/data/billing/accounts/accountFields';
import { updateBillingAccount } from '@/data/billing/accounts/operations';
import { wholeAccountQuery } from '@/data/billing/queries';
import { run } from '@/data/operations';
import { cache } from '@/data/core/reads';
import type { T } from '@/i18n';
import { confirm } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './account.module.css';

type Labels = Record<AccountField, string>;

/**
 * Reads the account afresh, shows what would change of it as it is now, and saves that once it is confirmed. `same`: it is
 * so already. Throws what the reading threw; a failure of the saving is shown in the question.
 */
export async function saveAccount(t: T, account: BillingAccount, edits: Edits, labels: Labels): Promise<'saved' | 'same' | 'left'> {
  const now = await cache.fetchQuery({ ...wholeAccountQuery(account.id), staleTime: 0 });
  const trimmed = Object.fromEntries(
    Object.entries(edits).map(([name, edit]) => [name, { ...edit, to: typeof edit.to === 'string' ? edit.to.trim() : edit.to }]),
  ) as Edits;
  const changes = changesTo(now, trimmed);
  const name = titleOf(account);
  if (Object.keys(changes).length === 0) return 'same';
  const kept = Object.keys(storedFields(now)).filter((field) => !(field in changes)).length;
  const yes = await confirm({
    title: t('billing.save.title', { name }),
    body: <Review t={t} changes={changes} moved={conflicts(now, trimmed)} labels={labels} kept={kept} />,
    confirmLabel: t('billing.save'),
    action: async () => {
      await run(updateBillingAccount, { id: account.id, name, edits: changes }, undefined);
    },
  });
  return yes ? 'saved' : 'left';
}

interface Props {
  readonly t: T;
  readonly changes: Edits;
  readonly moved: ReadonlySet<AccountField>;
  readonly labels: Labels;
  readonly kept: number;
}

/** Each change, before and after. */
function Review({ t, changes, moved, labels, kept }: Props) {
  const say = (value: AccountValue) =>
    value === '' ? (
      <em>{t('billing.save.empty')}</em>
    ) : (
      <bdi>{typeof value === 'string' ? value : t(value ? 'billing.yes' : 'billing.no')}</bdi>
    );
  return (
    <>
      <table className={classes.changes}>
        <thead>
          <tr>
            <th scope="col">{t('billing.save.field')}</th>
            <th scope="col">{t('billing.save.before')}</th>
            <th scope="col">{t('billing.save.after')}</th>
          </tr>
        </thead>
        <tbody>
          {(Object.entries(changes) as [AccountField, { from: AccountValue; to: AccountValue }][]).map(([field, { from, to }]) => (
            <tr key={field}>
              <th scope="row">{labels[field]}</th>
              <td>
                {say(from)}
                {moved.has(field) ? <small className={classes.moved}>{t('billing.save.moved')}</small> : null}
              </td>
              <td>{say(to)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={shared.quiet}>{t('billing.save.kept', { count: kept })}</p>
    </>
  );
}
