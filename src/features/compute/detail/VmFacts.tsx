import { useQuery } from '@tanstack/react-query';
import type { Vm } from '@/api';
import { networksIn } from '@/data/resources/network/queries';
import { billingAccountsQuery, titleOf } from '@/data/billing/accounts/accounts';
import { perMonth, withVat, type PriceLine } from '@/data/pricing/pricing';
import type { Machine } from '@/data/resources/vm/machines';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import { bootDisk, deviceId, disksOf, isWindows, systemOfVm, poolOf, replicaSize } from '@/data/resources/vm/parts';
import { networkOf } from '@/data/resources/network/queries';
import { logoIcon } from '@/entities/logos';
import { parseTime, useFormat, useT } from '@/i18n';
import { useBrand } from '@/brand';
import { CodeBlock, Columns, CopyText, Glyph, KeyValues, Name, Notice, Section, SkeletonBar, Time } from '@/ui';
import { PlainTable } from '@/ui/PlainTable';
import { VmLabels } from '../estate/VmLabels';
import shared from '@/ui/shared.module.css';
import classes from './detail.module.css';

/** The sections of a machine's page. */
export function VmFacts({ machine, addressesKnown }: { machine: Machine; addressesKnown: boolean }) {
  return (
    <Columns>
      <div>
        <About machine={machine} />
        <Disks machine={machine} />
      </div>
      <div>
        <Reach machine={machine} addressesKnown={addressesKnown} />
        <Price machine={machine} />
        <VmLabels machine={machine} />
      </div>
    </Columns>
  );
}

function System({ vm }: { vm: Vm }) {
  const t = useT();
  const logo = logoIcon(vm.os_name);
  return (
    <>
      {logo ? <Glyph icon={logo} /> : null} {systemOfVm(vm) || t('compute.os.none')}
    </>
  );
}

function About({ machine: { item, location } }: { machine: Machine }) {
  const t = useT();
  const format = useFormat();
  const accounts = useQuery(billingAccountsQuery());
  const account = accounts.data?.find(({ id }) => id === item.billing_account);
  const fact = (label: string, value: React.ReactNode) => (value === null || value === undefined || value === '' ? [] : [{ label, value }]);
  return (
    <Section title={t('compute.detail.what')}>
      <KeyValues
        items={[
          { label: t('compute.column.location'), value: location.display_name },
          { label: t('compute.column.size'), value: t('compute.size', { cores: item.vcpu ?? 0, memory: format.memory(item.memory ?? 0) }) },
          { label: t('compute.column.os'), value: <System vm={item} /> },
          ...fact(t('compute.column.pool'), poolOf(item)),
          { label: t('compute.column.backup'), value: item.backup ? t('compute.yes') : t('compute.no') },
          ...fact(t('compute.column.account'), account ? titleOf(account) : item.billing_account),
          ...fact(t('compute.column.hostname'), item.hostname ? <CopyText value={item.hostname} /> : null),
          ...fact(t('compute.column.description'), item.description ? <Name>{item.description}</Name> : null),
          { label: t('compute.column.created'), value: <Time at={parseTime(item.created_at)} /> },
          { label: t('compute.column.uuid'), value: <CopyText value={item.uuid} /> },
        ]}
      />
    </Section>
  );
}

function Reach({ machine, addressesKnown }: { machine: Machine; addressesKnown: boolean }) {
  const t = useT();
  const { item, location } = machine;
  const networks = useQuery(networksIn(location.slug));
  const network = networks.data ? networkOf(networks.data, item.uuid) : undefined;
  const { public: outside, private: inside } = addressesOf(item, machine.floating);
  const ipv4 = outside.find((address) => !address.includes(':')) ?? outside[0];
  return (
    <Section title={t('compute.detail.reach')}>
      <KeyValues
        items={[
          {
            label: t('compute.detail.public'),
            value:
              outside.length > 0 ? (
                outside.map((address) => <CopyText key={address} value={address} />)
              ) : addressesKnown ? (
                t('compute.detail.noPublic')
              ) : (
                <SkeletonBar width="8rem" />
              ),
          },
          {
            label: t('compute.detail.private'),
            value: inside.length > 0 ? inside.map((address) => <CopyText key={address} value={address} />) : t('compute.detail.noPrivate'),
          },
          ...(network
            ? [{ label: t('compute.detail.network'), value: [network.name ?? network.uuid, network.subnet].filter(Boolean).join(' · ') }]
            : []),
          ...(item.username ? [{ label: t('compute.detail.user'), value: <CopyText value={item.username} /> }] : []),
          ...(item.mac ? [{ label: t('compute.detail.mac'), value: <CopyText value={item.mac} /> }] : []),
        ]}
      />
      {addressesKnown && outside.length === 0 ? <Notice tone="warn">{t('compute.detail.noInternet')}</Notice> : null}
      {ipv4 ? (
        <div className={classes.connect}>
          <p>{isWindows(item) ? t('compute.detail.rdp') : t('compute.detail.ssh')}</p>
          <CodeBlock
            label={t('compute.detail.connect')}
            code={isWindows(item) ? `${ipv4}:3389` : `ssh ${item.username ? `${item.username}@` : ''}${ipv4}`}
            language="sh"
          />
        </div>
      ) : null}
    </Section>
  );
}

function Disks({ machine: { item } }: { machine: Machine }) {
  const t = useT();
  const format = useFormat();
  const boot = bootDisk(item);
  const disks = disksOf(item);
  return (
    <Section title={t('compute.detail.disks')}>
      {disks.length === 0 ? <p>{t('compute.detail.noDisks')}</p> : null}
      <ul className={`${shared.lined} ${classes.disks}`}>
        {disks.map((disk) => (
          <li key={disk.uuid}>
            <div>
              <strong>{disk.name ?? disk.uuid}</strong> <span>{disk === boot ? t('compute.detail.boot') : null}</span>
              <CopyText value={deviceId(disk)} label={t('compute.detail.device')} />
            </div>
            <span>{format.disk(disk.size)}</span>
          </li>
        ))}
      </ul>
      {replicaSize(item, 'snapshot') > 0 ? (
        <p>{t('compute.detail.snapshots', { size: format.disk(replicaSize(item, 'snapshot')) })}</p>
      ) : null}
      {replicaSize(item, 'backup') > 0 ? <p>{t('compute.detail.backups', { size: format.disk(replicaSize(item, 'backup')) })}</p> : null}
    </Section>
  );
}

function Price({ machine: { item, price } }: { machine: Machine }) {
  const t = useT();
  const format = useFormat();
  const { vatLabel } = useBrand();
  const accounts = useQuery(billingAccountsQuery());
  const vat = accounts.data?.find(({ id }) => id === item.billing_account)?.vat_percentage ?? null;
  if (!price) {
    return (
      <Section title={t('compute.detail.price')}>
        <SkeletonBar width="12rem" />
      </Section>
    );
  }
  const amount = (line: PriceLine) => {
    if (line.kind === 'ram') return format.memory(line.quantity);
    if (line.kind === 'cpu' || line.kind === 'windows') return t('compute.price.cores', { count: line.quantity });
    if (line.kind === 'address' || line.kind === 'idleAddress') return format.number(line.quantity);
    return format.disk(line.quantity);
  };
  const row = (key: string, name: string, hourly: typeof price.running) => ({
    key,
    name,
    cells: [format.hourly(hourly), format.money(perMonth(hourly))],
  });
  return (
    <Section title={t('compute.detail.price')}>
      <p className={`${shared.quiet} ${classes.caption}`}>{t('compute.price.caption')}</p>
      <PlainTable
        label={t('compute.detail.price')}
        head={[t('compute.price.state'), t('compute.price.hour'), t('compute.price.month')]}
        rows={[
          row('running', t('compute.price.running'), price.running),
          row('stopped', t('compute.price.stopped'), price.stopped),
          ...(vat === null
            ? []
            : [row('gross', t('compute.price.runningVat', { vat: vatLabel, percent: format.percent(vat) }), withVat(price.running, vat))]),
        ]}
      />
      <details className={classes.lines}>
        <summary>{t('compute.price.lines')}</summary>
        <KeyValues
          items={price.lines
            .filter((line) => line.quantity > 0)
            .map((line) => ({
              label: `${t(`compute.price.${line.kind}`)} · ${amount(line)}`,
              value: line.price ? format.hourly(line.price) : t('compute.price.unknown'),
            }))}
        />
      </details>
      {price.incomplete ? <Notice tone="warn">{t('compute.price.incomplete')}</Notice> : null}
    </Section>
  );
}
