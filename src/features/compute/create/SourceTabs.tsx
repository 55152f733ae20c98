import { useSearchParams } from 'react-router';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import classes from './create.module.css';
import { tabs, type Source } from './sources';
import { Link } from '@/ui';

/** What a machine is made from. Each tab has an address; what was picked in one is still there when one comes back. */
export function SourceTabs({ source }: { source: Source }) {
  const t = useT();
  const paths = usePaths();
  const [search] = useSearchParams();
  const kept = Object.fromEntries(search);
  return (
    <nav className={classes.tabs} aria-label={t('create.source')}>
      <ul>
        {tabs.map(([each, label]) => (
          <li key={each}>
            <Link
              to={each === 'os' && Object.keys(kept).length === 0 ? paths.vmCreate() : paths.vmCreateFrom(each, kept)}
              aria-current={each === source ? 'page' : undefined}
              preventScrollReset
            >
              {t(label)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
