import type { Place } from '@/data/inventory/estate';
import { isOpen, useRecords } from '@/data/operations';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { Link, Section, Status, Time } from '@/ui';
import shared from '@/ui/shared.module.css';
import classes from '../overview.module.css';

/** What the user has the cloud do at the moment, in these locations and where no location is named. */
export function UnderWay({ places }: { places: readonly Place[] }) {
  const t = useT();
  const paths = usePaths();
  const records = useRecords()
    .filter(isOpen)
    .filter(({ target }) => !target.location || places.some(({ location }) => location.slug === target.location));
  return (
    <Section title={t('overview.underWay')}>
      {records.length === 0 ? <p className={shared.lead}>{t('overview.underWay.none')}</p> : null}
      <ul className={`${shared.lined} ${classes.list}`}>
        {records.map(({ id, title, target, state, startedAt }) => (
          <li key={id}>
            <span>
              {target.type === 'vm' && target.uuid && target.location ? (
                <Link to={paths.vm(target.location, target.uuid)}>{t(title)}</Link>
              ) : (
                t(title)
              )}
              <small>
                <Time at={new Date(startedAt)} style="relative" />
              </small>
            </span>
            <Status tone="busy" label={t(`operations.state.${state}`)} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
