import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useBrand } from '@/brand';
import { billingAccountsQuery } from '@/data/billing/accounts/accounts';
import { useEstate } from '@/data/inventory/estate';
import { kindNamed } from '@/data/inventory/registry';
import { reportState, stateRulesOf, type StateReport } from '@/data/inventory/state';
import { useRecords } from '@/data/operations';
import { hoursPerMonth, perMonth } from '@/data/pricing/pricing';
import { useFormat, useT } from '@/i18n';
import { everywhere, usePaths } from '@/nav';
import { Failure, KeyValues, Link, Name, SidePanel, SkeletonRows, Status, Time, useNow } from '@/ui';
import { recordTones } from '../records';
import type { Explained } from './explained';
import shared from '@/ui/shared.module.css';
import classes from './state.module.css';

/** What a resource's state means, what led to it, what is possible, what it costs, and what to do next. */
export function StatePanel({ kind, item, location, onClose }: Explained & { onClose: () => void }) {
  const t = useT();
  const now = useNow();
  const records = useRecords();
  const accounts = useQuery(billingAccountsQuery()).data;
  const reads = location === null ? [] : [{ kind }, ...(stateRulesOf(kind)?.reads ?? [])];
  const { locations, places, elsewhere, policy, prices } = useEstate(location ?? everywhere, reads);
  const [place] = location === null ? [] : places;
  const pending = prices.isPending || (location === null ? locations.query.isPending : (place?.pending ?? locations.query.isPending));
  const report = reportState({
    kind,
    item,
    place: place ?? { location: null, lists: elsewhere },
    locations: locations.all,
    policy,
    accounts,
    records,
    now,
  });
  return (
    <SidePanel title={t('state.title', { name: report?.item.name ?? '' })} opened onClose={onClose}>
      {place?.error ? <Failure compact tone="warn" error={place.error} onRetry={place.retry} /> : null}
      {pending ? <SkeletonRows rows={8} /> : report ? <Report report={report} onClose={onClose} /> : null}
    </SidePanel>
  );
}

function Report({ report, onClose }: { report: StateReport; onClose: () => void }) {
  const t = useT();
  const { state, since } = report;
  return (
    <div className={classes.report}>
      <div className={classes.part}>
        <p className={classes.line}>
          <Status tone={state.tone} label={typeof state.name === 'string' ? state.name : t(state.name)} />
          <Owner report={report} onClose={onClose} />
        </p>
        <p>{t(state.meaning)}</p>
        {since ? (
          <p className={shared.quiet}>
            {t(since.exact ? 'state.since' : 'state.sinceAtLeast')} <Time at={since.at} style="relative" />
          </p>
        ) : null}
      </div>
      <Part title={t('state.next')}>
        <Next report={report} />
      </Part>
      <Part title={t('state.can')}>
        <Can report={report} />
      </Part>
      <Part title={t('state.cost')}>
        <Cost report={report} />
      </Part>
      <Part title={t('state.why')}>
        <History report={report} />
      </Part>
    </div>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={classes.part} aria-label={title}>
      <h3 className={classes.title}>{title}</h3>
      {children}
    </section>
  );
}

/** What it hangs on, with the way there. */
function Owner({ report: { item }, onClose }: { report: StateReport; onClose: () => void }) {
  const paths = usePaths();
  const { owner, location } = item;
  if (!owner) return null;
  const kind = kindNamed(owner.kind);
  const path = kind && (kind.scope === 'global' || location) ? paths.to(kind.route(owner.key, location?.slug ?? '')) : null;
  const name = <Name>{owner.name}</Name>;
  return path ? (
    <Link to={path} onClick={onClose}>
      {name}
    </Link>
  ) : (
    name
  );
}

function Next({ report: { next } }: { report: StateReport }) {
  const t = useT();
  if (next.length === 0) return <p>{t('state.next.none')}</p>;
  return (
    <ul className={classes.steps}>
      {next.map(({ text, about }) => (
        <li key={`${typeof about === 'string' ? about : (about?.id ?? '')} ${text.id}`}>
          {about === undefined ? null : (
            <>
              <strong>{typeof about === 'string' ? <Name>{about}</Name> : t(about)}</strong>{' '}
            </>
          )}
          {t(text)}
        </li>
      ))}
    </ul>
  );
}

function Can({ report: { possible, blocked, waitsFor } }: { report: StateReport }) {
  const t = useT();
  if (waitsFor) return <p>{t('state.can.waits', { title: t(waitsFor) })}</p>;
  return (
    <>
      {possible.length > 0 ? (
        <ul className={classes.actions} aria-label={t('state.can.now')}>
          {possible.map((name) => (
            <li key={name.id}>{t(name)}</li>
          ))}
        </ul>
      ) : (
        <p>{t('state.can.nothing')}</p>
      )}
      {blocked.length > 0 ? (
        <>
          <h4 className={classes.subtitle}>{t('state.can.notNow')}</h4>
          <ul className={classes.blocked} aria-label={t('state.can.notNow')}>
            {blocked.map(({ name, reason }) => (
              <li key={name.id}>
                <span>{t(name)}</span>
                <span className={shared.quiet}>{t(reason)}</span>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  );
}

function Cost({ report: { cost } }: { report: StateReport }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const { kind, hourly, otherwise, partly } = cost;
  if (kind === 'included') return <p>{t('state.cost.included')}</p>;
  if (kind === 'free') return <p>{t('state.cost.free')}</p>;
  return (
    <>
      {hourly || otherwise ? (
        <KeyValues
          items={[
            ...(hourly
              ? [
                  { label: t('state.cost.now'), value: <span translate="no">{format.money(perMonth(hourly))}</span> },
                  { label: t('state.cost.hour'), value: <span translate="no">{format.hourly(hourly)}</span> },
                ]
              : []),
            ...(otherwise
              ? [{ label: t(otherwise.label), value: <span translate="no">{format.money(perMonth(otherwise.hourly))}</span> }]
              : []),
          ]}
        />
      ) : null}
      {hourly ? null : <p>{t('state.cost.unknown')}</p>}
      {partly ? <p className={shared.quiet}>{t('state.cost.partly')}</p> : null}
      {hourly || otherwise ? <p className={shared.quiet}>{t('state.cost.note', { vat: vatLabel, hours: hoursPerMonth })}</p> : null}
    </>
  );
}

function History({ report: { history } }: { report: StateReport }) {
  const t = useT();
  if (history.length === 0) return <p>{t('state.why.none')}</p>;
  return (
    <>
      <ol className={classes.history}>
        {history.map(({ id, at, title, record }) => (
          <li key={id}>
            <Time at={at} />
            <span>
              <bdi className={classes.event}>{t(title)}</bdi>
              {record?.outcome ? <span className={shared.quiet}> {t(record.outcome)}</span> : null}
              {record?.error?.text ? (
                <span className={shared.quiet} dir="auto">
                  {' '}
                  {record.error.text}
                </span>
              ) : null}
            </span>
            {record && record.state !== 'done' ? (
              <Status tone={recordTones[record.state]} label={t(`operations.state.${record.state}`)} />
            ) : null}
          </li>
        ))}
      </ol>
      <p className={shared.quiet}>{t('state.why.note')}</p>
    </>
  );
}
