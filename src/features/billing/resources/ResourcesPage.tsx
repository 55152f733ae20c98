import { lazyPart } from '@/ui/lazy';
import { Suspense, useState } from 'react';
import type { BillingAccount } from '@/api';
import { ofUnknown, type Resource } from '@/data/inventory/resources';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { ResourceTable } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere, useParam } from '@/nav';
import { BillIcon, Button, InlineSelect, Missing, Notice, ServerIcon, type MenuItem } from '@/ui';
import { BillingPage } from '../frame/BillingPage';
import { UsageTabs } from '../usage/UsageTabs';
import { useColumns } from './columns';
import type { MoveJob } from './MoveDialog';
import { useResources } from './useResources';

const MoveDialog = lazyPart(async () => ({ default: (await import('./MoveDialog')).MoveDialog }));

const idOf = (resource: Resource) => resource.id;
const nameOf = (resource: Resource) => resource.name;
const whoseParam = 'of';
const whoses = ['account', 'all', 'unknown'] as const;
type Whose = (typeof whoses)[number];

export function ResourcesPage() {
  const t = useT();
  return (
    <BillingPage title={t('shell.page.resources')} tab="usage" lead={t('resources.lead')}>
      {(account, accounts) => <Resources key={account.id} account={account} accounts={accounts} />}
    </BillingPage>
  );
}

/** What an account pays for, in every location; also what others pay for, to move it here. */
function Resources({ account, accounts }: { account: BillingAccount; accounts: readonly BillingAccount[] }) {
  const t = useT();
  const format = useFormat();
  const [of, setOf] = useParam(whoseParam);
  const found = useResources(account.id);
  const { resources, silent, read } = found;
  const [job, setJob] = useState<MoveJob | null>(null);
  const whose: Whose = whoses.find((each) => each === of) ?? 'account';
  const unknown = resources.filter((resource) => ofUnknown(resource, accounts));
  const rows =
    whose === 'all'
      ? resources
      : whose === 'unknown'
        ? unknown
        : resources.filter((resource) => resource.account === account.id || resource.mismatch === 'elsewhere');
  const columns = useColumns({
    account: whose !== 'account',
    location: found.scope === everywhere,
    mismatch: rows.some(({ mismatch }) => mismatch),
  });
  const put = (value: Whose) => setOf(value === 'account' ? null : value);

  const others = accounts.filter((each) => each.is_deleted !== true);
  const nowhereElse = (resource: Resource) => (others.some(({ id }) => id !== resource.account) ? null : t('resources.reason.noOther'));
  const reasonOf = (resource: Resource) => (resource.moveBlocked ? t(resource.moveBlocked) : nowhereElse(resource));
  const menu = (resource: Resource): MenuItem[] => [
    {
      key: 'move',
      label: t('resources.act.move'),
      icon: BillIcon,
      reason: reasonOf(resource),
      onSelect: () => setJob({ chosen: [resource] }),
    },
  ];
  return (
    <>
      <UsageTabs current="billed" />
      <ResourceTable
        name="billing-resources"
        label={t('resources.list')}
        read={read}
        rows={rows}
        rowId={idOf}
        rowLabel={nameOf}
        columns={columns}
        menu={menu}
        bulk={(chosen) => [
          {
            key: 'move',
            label: t('resources.act.move'),
            icon: BillIcon,
            reason: chosen.some((resource) => reasonOf(resource) === null) ? null : chosen[0] ? reasonOf(chosen[0]) : null,
            onSelect: (picked, onStarted) => setJob({ chosen: picked, onStarted }),
          },
        ]}
        toolbar={
          <InlineSelect
            label={t('resources.whose')}
            value={whose}
            options={[
              { value: 'account', label: t('resources.whose.account') },
              { value: 'all', label: t('resources.whose.all') },
              { value: 'unknown', label: t('resources.whose.unknown', { count: unknown.length }) },
            ]}
            onChange={put}
          />
        }
        initialSort={{ id: 'price', desc: true }}
        notices={
          <>
            {silent.map(({ entry: { kind: key }, error, retry }) => (
              <Missing
                key={key}
                title={t(key === 'bucket' ? 'resources.failed.buckets' : 'resources.failed.services')}
                error={error}
                onRetry={retry}
              />
            ))}
            {unknown.length > 0 && whose === 'account' ? (
              <Notice
                tone="warn"
                title={t('resources.unknown', { count: unknown.length })}
                actions={
                  <Button size="small" onClick={() => put('unknown')}>
                    {t('resources.unknown.show')}
                  </Button>
                }
              >
                {t('resources.unknown.text')}
              </Notice>
            ) : null}
          </>
        }
        empty={{
          icon: ServerIcon,
          title: t(whose === 'unknown' ? 'resources.empty.unknown' : 'resources.empty'),
          text: whose === 'account' ? t('resources.emptyText') : null,
        }}
        summary={(shown) => {
          const hourly = sumHourly(shown);
          return t('resources.sum', { count: shown.length, hour: format.hourly(hourly), month: format.money(perMonth(hourly)) });
        }}
      />
      {job ? (
        <Suspense>
          <MoveDialog job={job} all={resources} accounts={accounts} onClose={() => setJob(null)} />
        </Suspense>
      ) : null}
    </>
  );
}
