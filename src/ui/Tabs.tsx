import { Link, pages } from './Link';
import classes from './tabs.module.css';

export interface Tab {
  key: string;
  label: string;
  /** A path of the router. */
  to: string;
}

interface TabsProps {
  label: string;
  tabs: readonly Tab[];
  /** Null: none of them. */
  current: string | null;
  /** Below other tabs. */
  minor?: boolean;
}

/** The parts of a page, each with an address of its own: links, of which one is the part that is shown. */
export function Tabs({ label, tabs, current, minor }: TabsProps) {
  return (
    <nav aria-label={label} className={classes.tabs} data-minor={minor}>
      <ul>
        {tabs
          .filter(({ to }) => pages.open(to))
          .map((tab) => (
            <li key={tab.key}>
              <Link to={tab.to} aria-current={tab.key === current ? 'page' : undefined} state={{ within: true }} preventScrollReset>
                {tab.label}
              </Link>
            </li>
          ))}
      </ul>
    </nav>
  );
}
