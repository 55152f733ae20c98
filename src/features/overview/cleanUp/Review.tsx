import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { unusedGroups, type Finding } from '@/data/inventory/waste';
import { useFormat, useT } from '@/i18n';
import { ItemList } from '@/ui/batch';
import classes from '../overview.module.css';

/** What goes, what that saves, what cannot be undone, what stays. */
export function Review({ going }: { going: readonly Finding[] }) {
  const t = useT();
  const format = useFormat();
  const month = (findings: readonly Finding[]) => format.money(perMonth(sumHourly(findings)));
  const stays = going.flatMap(({ leaves }) => leaves);
  return (
    <div className={classes.review}>
      <p>{t('overview.cleanUp.saves', { month: month(going) })}</p>
      {[...unusedGroups].map(([key, group]) => {
        const of = going.filter((finding) => finding.group === key);
        if (of.length === 0) return null;
        return (
          <section key={key}>
            <h3>{t(group.counted(of.length))}</h3>
            {group.lost ? <p>{t(group.lost)}</p> : null}
            <ItemList
              items={of.map((finding) => ({
                key: finding.id,
                name: finding.name,
                notes: [[finding.location?.display_name, t(finding.reason)].filter(Boolean).join(' · ')],
                end: finding.hourly ? t('overview.perMonth', { price: month([finding]) }) : null,
              }))}
            />
          </section>
        );
      })}
      {stays.length > 0 ? <p>{t('overview.cleanUp.stays', { addresses: stays.join(', '), count: stays.length })}</p> : null}
    </div>
  );
}
