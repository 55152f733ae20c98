import { Link } from 'react-router';
import classes from './tabs.module.css';

export interface Tab {
  key: string;
  label: string;
  /** A path of the router. */
  to: string;
}

/** The parts of a page, each with an address of its own: links, of which one is the part that is shown. */
export function Tabs({ label, tabs, current }: { label: string; tabs: readonly Tab[]; current: string }) {
  return (
    <nav aria-label={label} className={classes.tabs}>
      <ul>
        {tabs.map((tab) => (
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
