import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { wasteKinds, type Finding } from '@/data/inventory/waste';
import { useFormat, useT } from '@/i18n';
import { ItemList } from '@/ui/batch';
import { wasteWords } from '../words';
import classes from '../overview.module.css';

/** What goes, what that saves, what cannot be undone, what stays. */
export function Review({ going, left }: { going: readonly Finding[]; left: readonly Finding[] }) {
  const t = useT();
  const format = useFormat();
  const words = wasteWords(t);
  const month = (findings: readonly Finding[]) => format.money(perMonth(sumHourly(findings)));
  const lost = {
    disk: t('overview.lost.disk'),
    media: t('overview.lost.media'),
    address: t('overview.lost.address'),
    snapshot: t('overview.lost.snapshot'),
    balancer: t('overview.lost.balancer'),
    machine: null,
  };
  const stays = going.flatMap(({ leaves }) => leaves);
  return (
    <div className={classes.review}>
      <p>{t('overview.cleanUp.saves', { month: month(going) })}</p>
      {wasteKinds.map((kind) => {
        const of = going.filter((finding) => finding.kind === kind);
        if (of.length === 0) return null;
        return (
          <section key={kind}>
            <h3>{words.count[kind](of.length)}</h3>
            <p>{lost[kind]}</p>
            <ItemList
              items={of.map((finding) => ({
                key: finding.id,
                name: finding.name,
                notes: [`${finding.location.display_name} · ${t(finding.why)}`],
                end: finding.hourly ? t('overview.perMonth', { price: month([finding]) }) : null,
              }))}
            />
          </section>
        );
      })}
      {stays.length > 0 ? <p>{t('overview.cleanUp.stays', { addresses: stays.join(', '), count: stays.length })}</p> : null}
      {left.length > 0 ? <p>{t('overview.cleanUp.left', { names: left.map(({ name }) => name).join(', '), count: left.length })}</p> : null}
    </div>
  );
}
