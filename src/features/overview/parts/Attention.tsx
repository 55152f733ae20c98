import Big from 'big.js';
import type { BillingAccount } from '@/api';
import { moduleOpen, useBrand } from '@/brand';
import { canCharge, restriction, titleOf } from '@/data/billing/accounts/accounts';
import type { Place } from '@/data/inventory/estate';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { useUnpaid } from '@/data/billing/accounts/unpaid';
import { unusedGroups, withoutBackup, type Finding } from '@/data/inventory/waste';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Section, Status, type Tone } from '@/ui';
import { filterSearch } from '@/ui/table/view';
import shared from '@/ui/shared.module.css';
import classes from '../overview.module.css';

interface Item {
  readonly key: string;
  readonly tone: Tone;
  readonly label: string;
  /** Null: the page that it would lead to is closed. */
  readonly to: string | null;
  readonly note: string | null;
}

/** What somebody should look at, the most pressing first; each line leads to it. */
export function Attention({
  places,
  waste,
  accounts,
}: {
  places: readonly Place[];
  waste: readonly Finding[];
  accounts: readonly BillingAccount[];
}) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const open = moduleOpen(useBrand(), 'billing');
  const billing = (account: BillingAccount, pay: Record<string, string> = {}) =>
    open ? paths.billing({ account: String(account.id), ...pay }) : null;
  const unpaid = useUnpaid(accounts);
  const owing = open ? accounts.filter((account) => (unpaid(account) ?? 0) > 0) : [];
  const [owes] = owing;
  const living = accounts.filter((account) => !account.is_deleted);
  const bare = places.flatMap((place) => withoutBackup(place.machines.map(({ item }) => item)));
  const pending = places.some((place) => place.pending);

  const items: Item[] = [
    ...living.flatMap((account): Item[] => {
      const verdict = canCharge(account);
      const level = restriction(account);
      if (!verdict && !level) return [];
      const label = t('overview.attention.account', { name: titleOf(account), level: level ?? t('overview.account.suspended') });
      return [{ key: `account ${account.id}`, tone: verdict ? 'bad' : 'warn', label, to: billing(account), note: verdict && t(verdict) }];
    }),
    ...(owes
      ? [
          {
            key: 'unpaid',
            tone: 'bad' as const,
            label: t('overview.attention.unpaid', {
              amount: format.money(owing.reduce((sum, account) => sum.plus(unpaid(account) ?? 0), new Big(0)).toFixed()),
              count: owing.length,
            }),
            to: billing(owes, owing.length === 1 ? { pay: 'all' } : {}),
            note: null,
          },
        ]
      : []),
    ...(bare.length > 0
      ? [
          {
            key: 'backup',
            tone: 'warn' as const,
            label: t('overview.attention.backup', { count: bare.length }),
            to: paths.vms(filterSearch({ status: ['running'], backup: ['no'] })),
            note: null,
          },
        ]
      : []),
    ...[...unusedGroups].flatMap(([key, group]): Item[] => {
      const found = waste.filter((each) => each.group === key);
      if (group.optional || found.length === 0) return [];
      const month = sumHourly(found);
      return [
        {
          key,
          tone: 'warn',
          label: t(group.counted(found.length)),
          to: paths.cleanUp(filterSearch({ kind: [key] })),
          note: month.gt(0) ? t('overview.perMonth', { price: format.money(perMonth(month)) }) : null,
        },
      ];
    }),
  ];
  return (
    <Section title={t('overview.attention')}>
      {items.length === 0 ? <p className={shared.lead}>{t(pending ? 'overview.attention.looking' : 'overview.attention.none')}</p> : null}
      <ul className={`${shared.lined} ${classes.list}`}>
        {items.map(({ key, tone, label, to, note }) => (
          <li key={key}>
            <span className={classes.sign}>
              <Status tone={tone} label={t(tone === 'bad' ? 'overview.attention.urgent' : 'overview.attention.look')} />
            </span>
            <span>
              {to === null ? label : <Link to={to}>{label}</Link>}
              {note ? <small>{note}</small> : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
