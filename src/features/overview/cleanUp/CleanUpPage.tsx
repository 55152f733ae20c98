import { useBrand } from '@/brand';
import { readingOf } from '@/data/core/everywhere';
import { useEstate } from '@/data/inventory/estate';
import { useSearched } from '@/data/inventory/searched';
import { perMonth, sumHourly } from '@/data/pricing/pricing';
import { unusedGroups, usualThresholds, vmOf, wasteIn, type Finding } from '@/data/inventory/waste';
import { ResourceList } from '@/entities/list';
import { useFormat, useT } from '@/i18n';
import { everywhere, useAddress, usePaths, useScope } from '@/nav';
import { CheckIcon, Failure, InfoIcon, InlineCheckbox, InlineSelect, TrashIcon, useNow, type MenuItem } from '@/ui';
import { CleanUpDialog } from './CleanUpDialog';
import { useColumns } from './columns';
import { useCleanUp } from './useCleanUp';

const idOf = (finding: Finding) => finding.id;
const nameOf = (finding: Finding) => finding.name;
const periods = [1, 7, 14, 30, 90, 180];

/** Days from the address; what cannot be read there is the usual. */
const daysFrom = (search: URLSearchParams, name: string, usual: number): number => {
  const days = Number(search.get(name));
  return Number.isInteger(days) && days > 0 ? days : usual;
};

/** What costs and serves nothing, in all locations, what each of it costs a month, and the way to be rid of it. */
export function CleanUpPage() {
  const t = useT();
  const format = useFormat();
  const paths = usePaths();
  const scope = useScope();
  const now = useNow();
  const [search, put] = useAddress();
  const { locations, places, policy } = useEstate(scope);
  const searched = useSearched(useBrand().objectStorage);
  const columns = useColumns(scope === everywhere);

  const thresholds = {
    stopped: daysFrom(search, 'stopped', usualThresholds.stopped),
    snapshots: daysFrom(search, 'snapshots', usualThresholds.snapshots),
  };
  const withMedia = search.has('media');
  const cleanUp = useCleanUp(thresholds);
  const found = [...places, ...(scope === everywhere ? [searched] : [])]
    .flatMap((place) => wasteIn(place, policy, now, thresholds))
    .filter((finding) => withMedia || !unusedGroups.get(finding.group)?.optional);

  const days = (name: 'stopped' | 'snapshots', label: string) => (
    <InlineSelect
      label={label}
      value={String(thresholds[name])}
      options={[...new Set([...periods, thresholds[name]])]
        .toSorted((a, b) => a - b)
        .map((count) => ({ value: String(count), label: t('overview.cleanUp.days', { count }) }))}
      onChange={(value) => put({ [name]: Number(value) === usualThresholds[name] ? null : value })}
    />
  );
  const vmItems = (finding: Finding): MenuItem[] => {
    const vm = vmOf(finding);
    return vm && finding.location
      ? [{ key: 'machine', label: t('overview.cleanUp.machine'), icon: InfoIcon, to: paths.vm(finding.location.slug, vm.uuid) }]
      : [];
  };
  const menu = (finding: Finding): MenuItem[] => [
    ...vmItems(finding),
    {
      key: 'remove',
      label: t('overview.cleanUp.one'),
      icon: TrashIcon,
      danger: true,
      onSelect: () => void cleanUp.start([finding]),
    },
  ];

  return (
    <ResourceList
      name="clean-up"
      title={t('shell.page.cleanUp')}
      lead={t('overview.cleanUp.lead')}
      above={searched.failed.map(({ error, retry }) => (
        <Failure key={error.name} compact error={error} onRetry={retry} />
      ))}
      read={readingOf(locations, places)}
      rows={found}
      rowId={idOf}
      rowLabel={nameOf}
      columns={columns}
      menu={menu}
      bulk={() => [
        {
          key: 'remove',
          label: t('overview.cleanUp.review'),
          icon: TrashIcon,
          danger: true,
          onSelect: (chosen, onStarted) => void cleanUp.start(chosen, onStarted),
        },
      ]}
      empty={{ icon: CheckIcon, title: t('overview.cleanUp.empty'), text: t('overview.cleanUp.emptyText') }}
      initialSort={{ id: 'price', desc: true }}
      toolbar={
        <>
          {days('stopped', t('overview.cleanUp.stoppedFor'))}
          {days('snapshots', t('overview.cleanUp.snapshotsOver'))}
          <InlineCheckbox label={t('overview.cleanUp.media')} checked={withMedia} onChange={(on) => put({ media: on ? '1' : null })} />
        </>
      }
      summary={(shown) => t('overview.cleanUp.sum', { month: format.money(perMonth(sumHourly(shown))), count: shown.length })}
    >
      <CleanUpDialog cleanUp={cleanUp} />
    </ResourceList>
  );
}
