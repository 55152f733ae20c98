import { clearFinished, isOpen, useRecords, type OperationRecord } from '@/data/operations';
import { useLocations } from '@/data/core/locations';
import { recordTones } from '@/entities/records';
import { useFormat, useT } from '@/i18n';
import { everywhere, usePaths } from '@/nav';
import { Button, Empty, Link, SidePanel, Status, Time, useNow } from '@/ui';
import { pathOf } from './targets';
import classes from './activity.module.css';

/** Everything that was asked of the cloud in this session: running and finished, with its outcome. */
export function Activity({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const t = useT();
  const records = useRecords();
  const finished = records.some((record) => !isOpen(record));
  return (
    <SidePanel
      title={t('shell.activity')}
      opened={opened}
      onClose={onClose}
      footer={finished ? <Button onClick={clearFinished}>{t('operations.activity.clear')}</Button> : undefined}
    >
      {records.length === 0 ? <Empty title={t('operations.activity.none')} text={t('operations.activity.noneText')} /> : null}
      <ul>
        {records.map((record) => (
          <Entry key={record.id} record={record} onClose={onClose} />
        ))}
      </ul>
    </SidePanel>
  );
}

function Entry({ record, onClose }: { record: OperationRecord; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const { nameOf } = useLocations(everywhere);
  const now = useNow();
  const path = record.state === 'failed' ? null : pathOf(paths, record.target);
  const seconds = ((record.finishedAt ?? now) - record.startedAt) / 1000;
  return (
    <li className={classes.entry}>
      <div className={classes.head}>
        <strong>
          {path ? (
            <Link to={path} onClick={onClose}>
              <bdi>{t(record.title)}</bdi>
            </Link>
          ) : (
            <bdi>{t(record.title)}</bdi>
          )}
        </strong>
        <Status tone={record.warning ? 'warn' : recordTones[record.state]} label={t(`operations.state.${record.state}`)} />
      </div>
      <div className={classes.facts}>
        {record.target.location ? <span>{nameOf(record.target.location)}</span> : null}
        <Time at={new Date(record.startedAt)} style="relative" />
        <span>{format.span(Math.max(0, seconds))}</span>
      </div>
      {record.outcome ? <p>{t(record.outcome)}</p> : null}
      {record.done && record.lostAt ? <p>{t('data.operation.confirmed')}</p> : null}
      {record.error?.text ? <p dir="auto">{record.error.text}</p> : null}
      {record.error?.correlationId ? (
        <p className={classes.facts}>
          {t('data.error.correlationId')} <code>{record.error.correlationId}</code>
        </p>
      ) : null}
    </li>
  );
}
