import { useBrand } from '@/brand';
import { hoursPerMonth, perMonth, withVat } from '@/data/pricing/pricing';
import { run } from '@/data/operations';
import { nodesOf, othersOf } from '@/data/resources/service/facts';
import { unassignFromService } from '@/data/resources/service/operations';
import { parseTime, useFormat, useT } from '@/i18n';
import { Button, confirm, CopyText, KeyValues, Name, Section, Status, Time } from '@/ui';
import { useReason, type AskedDialog } from '../actions';
import shared from '@/ui/shared.module.css';
import classes from '../services.module.css';
import { onService, useServiceFacts, type Database } from '../useServices';
import { versionName } from '../words';

export function About({ database }: { database: Database }) {
  const t = useT();
  const format = useFormat();
  const config = useBrand();
  const { item, size } = database;
  return (
    <Section title={t('services.about')}>
      <KeyValues
        items={[
          { label: t('services.column.version'), value: versionName(config, item) || '–' },
          { label: t('services.column.location'), value: database.place || t('services.status.unknown') },
          {
            label: t('services.column.size'),
            value: size ? t('services.size', { cores: size.vcpu, memory: format.memory(size.memory), disk: format.disk(size.disk) }) : '–',
          },
          { label: t('services.column.account'), value: <Name>{database.account || '–'}</Name> },
          { label: t('services.column.created'), value: <Time at={parseTime(item.created_at)} /> },
          { label: t('services.column.updated'), value: <Time at={parseTime(item.updated_at)} /> },
          { label: t('services.column.uuid'), value: <CopyText value={item.uuid} label={t('services.column.uuid')} /> },
        ]}
      />
    </Section>
  );
}

export function Cost({ database }: { database: Database }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const { accounts } = useServiceFacts();
  const { hourly } = database;
  const percent = accounts.data?.find(({ id }) => id === database.item.billing_account_id)?.vat_percentage ?? null;
  return (
    <Section title={t('services.cost')}>
      {hourly ? (
        <div className={shared.fields}>
          <KeyValues
            items={[
              { label: t('services.cost.month', { hours: hoursPerMonth }), value: format.money(perMonth(hourly)) },
              { label: t('services.cost.hour'), value: format.hourly(hourly) },
              ...(percent
                ? [
                    {
                      label: t('services.cost.gross', { vat: vatLabel, percent: format.percent(percent) }),
                      value: format.money(perMonth(withVat(hourly, percent))),
                    },
                  ]
                : []),
            ]}
          />
          <p className={shared.quiet}>{t('services.cost.estimate', { vat: vatLabel })}</p>
        </div>
      ) : (
        <p>{t('services.cost.unknown')}</p>
      )}
    </Section>
  );
}

/** What it runs on, with ids that are not always uuids. */
export function Nodes({ database }: { database: Database }) {
  const t = useT();
  const format = useFormat();
  const nodes = nodesOf(database.item);
  const others = othersOf(database.item);
  return (
    <Section title={t('services.nodes')}>
      {nodes.length === 0 ? <p>{t('services.nodes.none')}</p> : null}
      <ul className={`${shared.lined} ${classes.nodes}`}>
        {nodes.map((node, index) => (
          <li key={node.id || index}>
            <div className={shared.ends}>
              <strong>{t('services.nodes.node', { number: index + 1 })}</strong>
              {node.status ? (
                <Status
                  tone={node.status === 'running' ? 'ok' : 'unknown'}
                  label={node.status === 'running' ? t('services.nodes.running') : node.status}
                />
              ) : null}
            </div>
            {node.vcpu > 0 ? (
              <p className={shared.quiet}>{t('services.nodes.size', { cores: node.vcpu, memory: format.memory(node.memory) })}</p>
            ) : null}
            {node.disks.map((disk) => (
              <div key={disk.uuid}>
                <p className={shared.quiet}>
                  {t(disk.primary ? 'services.nodes.bootDisk' : 'services.nodes.disk', { size: format.disk(disk.size) })}
                </p>
                {disk.replicas.map((id) => (
                  <div key={id} className={classes.id}>
                    <small>{t('services.nodes.copy')}</small>
                    <CopyText value={id} label={t('services.nodes.copyId')} />
                  </div>
                ))}
              </div>
            ))}
            {node.id ? (
              <div className={classes.id}>
                <small>{t('services.nodes.vm')}</small>
                <CopyText value={node.id} label={t('services.nodes.id')} />
              </div>
            ) : null}
          </li>
        ))}
        {others.map(({ id, type, address }, index) => (
          <li key={`${type} ${id || index}`}>
            <div className={shared.ends}>
              <strong>{type === 'virtual_ip' ? t('services.nodes.virtualIp') : type}</strong>
            </div>
            {address ? <CopyText value={address} label={t('services.nodes.virtualIp')} /> : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}

export function PublicAddress({ database, show }: { database: Database; show: (dialog: AskedDialog) => void }) {
  const t = useT();
  const reason = useReason()('address', database.item);
  const on = onService(database);
  const unassign = (address: string) =>
    void confirm({
      title: t('services.address.unassign.title', { address, name: database.name }),
      body: t('services.address.unassign.text', { address }),
      confirmLabel: t('services.address.unassign'),
      danger: true,
      action: async () => {
        await run(unassignFromService, { ...on, address }, undefined);
      },
    });
  return (
    <Section title={t('services.column.public')}>
      {database.floating.length === 0 ? (
        <div className={shared.fields}>
          <p>{t('services.address.none')}</p>
          <div>
            <Button size="small" reason={reason} onClick={() => show({ kind: 'address', database })}>
              {t('services.address.assign')}
            </Button>
          </div>
        </div>
      ) : (
        <ul className={`${shared.lined} ${classes.nodes}`}>
          {database.floating.map(({ address }) => (
            <li key={address} className={shared.ends}>
              <CopyText value={address} label={t('services.column.public')} />
              <Button size="small" reason={reason} onClick={() => unassign(address)}>
                {t('services.address.unassign')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
