import { Link } from './Link';
import { useId, type ReactNode } from 'react';
import { useT } from '@/i18n';
import classes from './page.module.css';

export interface Crumb {
  label: string;
  /** A path of the router; without it the crumb is only read. */
  to?: string | undefined;
}

export interface PageHeaderProps {
  title: string;
  /** The way here, without the page itself. */
  crumbs?: Crumb[] | undefined;
  actions?: ReactNode;
  /** A badge beside the title. */
  status?: ReactNode;
  /** One sentence below the title. */
  lead?: ReactNode;
}

/** The head of a page. Its h1 has the id `page-title` and takes the focus after a change of page. */
export function PageHeader({ title, crumbs, actions, status, lead }: PageHeaderProps) {
  const t = useT();
  return (
    <header className={classes.header}>
      <div className={classes.words}>
        {crumbs && crumbs.length > 0 ? (
          <nav aria-label={t('ui.crumbs')}>
            <ol className={classes.crumbs}>
              {crumbs.map(({ label, to }) => (
                <li key={`${to ?? ''} ${label}`}>
                  {to ? (
                    <Link to={to} title={label} dir="auto">
                      {label}
                    </Link>
                  ) : (
                    <bdi>{label}</bdi>
                  )}
                </li>
              ))}
            </ol>
          </nav>
        ) : null}
        <div className={classes.titleLine}>
          <h1 id="page-title" tabIndex={-1} className={classes.title} title={title}>
            <bdi>{title}</bdi>
          </h1>
          {status}
        </div>
        {lead ? <p className={classes.lead}>{lead}</p> : null}
      </div>
      {actions ? <div className={classes.actions}>{actions}</div> : null}
    </header>
  );
}

export interface SectionProps {
  title: string;
  actions?: ReactNode;
  /** Without inner margins, for a table or list that draws its own. */
  flush?: boolean | undefined;
  id?: string | undefined;
  children: ReactNode;
}

/** A part of a page: a region named by its h2. */
export function Section({ title, actions, flush, id, children }: SectionProps) {
  const titleId = useId();
  return (
    <section className={classes.section} aria-labelledby={titleId} id={id}>
      <div className={classes.sectionTop}>
        <h2 id={titleId} className={classes.sectionTitle}>
          {title}
        </h2>
        {actions ? <div className={classes.actions}>{actions}</div> : null}
      </div>
      <div className={classes.sectionBody} data-flush={flush || undefined}>
        {children}
      </div>
    </section>
  );
}

/** Parts of a page side by side, where there is room for two. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}

/** Facts about one thing: names on the one side, values on the other. */
export function KeyValues({ items }: { items: { label: string; value: ReactNode }[] }) {
  return (
    <dl className={classes.values}>
      {items.map(({ label, value }) => [<dt key={`${label} name`}>{label}</dt>, <dd key={label}>{value}</dd>])}
    </dl>
  );
}
