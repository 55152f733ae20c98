import type Big from 'big.js';
import type { BillingAccount } from '@/api';
import { discounted, lastsUntil, savings } from '@/data/billing/usage/runway';
import type { Resource } from '@/data/inventory/accountCosts';
import type { HourlyCost } from '@/data/inventory/costs';
import { moduleOpen, useBrand } from '@/brand';
import { useFormat, useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, useNow } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from './overview.module.css';

const unused = ['disks', 'idleAddresses'];

interface Props {
  readonly account: BillingAccount;
  readonly left: Big;
  /** After the account's discount. */
  readonly hourly: Big;
  readonly costs: HourlyCost;
  readonly resources: readonly Resource[];
}

/** What would make the credit last longer: deleting what nothing uses, and stopping the most expensive VMs, each for itself. */
export function Longer({ account, left, hourly, costs, resources }: Props) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const now = useNow();
  const open = moduleOpen(useBrand(), 'compute');
  const say = (saved: Big, until: Date | null) =>
    until
      ? t('billing.longer.until', { hourly: format.hourly(saved), until: format.dayTime(until, now) })
      : t('billing.longer.ever', { hourly: format.hourly(saved) });
  const machines = resources.flatMap(({ machine, now: cost }) => (machine && cost?.gt(0) ? machine : []));
  const found = savings(account, left, hourly, machines, now);
  const idle = costs.lines.filter(({ group }) => unused.includes(group));
  const [firstIdle] = idle;
  const wasted = idle.reduce<Big | null>((sum, line) => (line.hourly ? (sum?.plus(line.hourly) ?? line.hourly) : sum), null);
  const saved = wasted && discounted(wasted, account);
  // All of it is done on pages of VMs.
  if (!open || (found.length === 0 && !firstIdle)) return null;
  return (
    <>
      <h3 className={shared.heading}>{t('billing.longer')}</h3>
      <ul className={`${shared.lined} ${classes.list}`}>
        {/* Nobody misses these, so they come before what somebody uses. */}
        {saved?.gt(0) ? (
          <li>
            <Link to={paths.cleanUp()}>{t('billing.longer.unused', { count: idle.reduce((sum, { count }) => sum + count, 0) })}</Link>
            <span>{say(saved, lastsUntil(left, hourly.minus(saved), now))}</span>
          </li>
        ) : null}
        {found.map((each) => (
          <li key={each.machine.id}>
            <Link to={paths.vm(each.machine.location.slug, each.machine.item.uuid)}>
              <bdi>{t('billing.longer.stop', { name: each.machine.item.name })}</bdi>
            </Link>
            <span>{say(each.hourly, each.until)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
