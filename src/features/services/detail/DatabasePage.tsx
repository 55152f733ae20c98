import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams } from 'react-router';
import { ApiError } from '@/api';
import { useRecords, isOpen } from '@/data/operations';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { locationOf, nameOf } from '@/data/resources/service/facts';
import { serviceQuery, whitelistQuery } from '@/data/resources/service/queries';
import { serviceGone } from '@/data/resources/service/rules';
import { StateButton } from '@/entities/state';
import { useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import { DotsIcon, Empty, Failure, LinkButton, MenuButton, Notice, PageHeader, SkeletonRows, Status } from '@/ui';
import { ServiceDialogs, useServiceMenu } from '../actions';
import classes from '../services.module.css';
import { databaseOf, useServiceFacts, type Database } from '../useServices';
import { statusName, toneOf } from '../words';
import { AllowedIps } from './AllowedIps';
import { Connect } from './Connect';
import { About, Cost, Nodes, PublicAddress } from './Facts';

/** One managed database: how to connect, who may, what it is made of and what it costs. */
export function DatabasePage() {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const { uuid = '' } = useParams();
  const service = useQuery(serviceQuery(uuid));
  const facts = useServiceFacts();
  const slug = service.data ? locationOf(service.data) : null;
  const addresses = useQuery({ ...addressesIn(slug ?? ''), enabled: slug !== null });
  const gone =
    (service.error instanceof ApiError && service.error.kind === 'not-found') || (service.data !== undefined && serviceGone(service.data));
  const whitelist = useQuery({ ...whitelistQuery(slug ?? '', uuid), enabled: slug !== null && !gone });
  const { menu, dialog, show, close } = useServiceMenu(() => void navigate(paths.databases()));
  const database =
    service.data && !gone
      ? databaseOf(service.data, {
          locations: facts.locations.all,
          addresses: addresses.data ?? [],
          whitelist: whitelist.data ?? null,
          price: facts.price,
          accountName: facts.accountName,
        })
      : null;
  const title = service.data && !gone ? nameOf(service.data) : gone ? t('services.gone.title') : t('shell.page.databases');
  useTitle(title);
  return (
    <>
      <PageHeader
        title={title}
        crumbs={[{ label: t('shell.page.databases'), to: paths.databases() }]}
        status={
          database ? (
            <>
              <Status tone={toneOf(database.item)} label={statusName(t, database.item)} />
              <StateButton kind="service" item={database.item} location={slug} />
            </>
          ) : null
        }
        actions={
          database ? (
            <MenuButton label={t('services.actions')} icon={DotsIcon} items={menu(database).filter(({ key }) => key !== 'open')} />
          ) : null
        }
      />
      {gone ? (
        <Empty
          title={t('services.gone.text')}
          text={uuid}
          actions={<LinkButton to={paths.databases()}>{t('services.gone.back')}</LinkButton>}
        />
      ) : database ? (
        <>
          {service.error ? <Failure compact tone="warn" error={service.error} onRetry={() => void service.refetch()} /> : null}
          <Running database={database} />
          <div className={classes.grid}>
            <div className={classes.column}>
              <Connect database={database} />
              <AllowedIps database={database} />
            </div>
            <div className={classes.column}>
              <About database={database} />
              <PublicAddress database={database} show={show} />
              <Cost database={database} />
              <Nodes database={database} />
            </div>
          </div>
        </>
      ) : service.error ? (
        <Failure error={service.error} onRetry={() => void service.refetch()} />
      ) : (
        <SkeletonRows rows={8} />
      )}
      <ServiceDialogs asked={dialog} onClose={close} />
    </>
  );
}

/** What is being done to it now. */
function Running({ database }: { database: Database }) {
  const t = useT();
  const record = useRecords().find(
    ({ target, ...rest }) => target.type === 'service' && target.uuid === database.item.uuid && isOpen({ target, ...rest }),
  );
  return record ? <Notice tone="busy">{t('services.running', { title: t(record.title) })}</Notice> : null;
}
