import { useQuery } from '@tanstack/react-query';
import { billingAccountsQuery, nobodyPays } from '@/data/billing/accounts/accounts';
import type { Lists } from '@/data/core/resourceKind';
import { useEstate, type Place } from '@/data/inventory/estate';
import { useSearched } from '@/data/inventory/searched';
import { wasteIn } from '@/data/inventory/waste';
import { moduleOpen, useBrand } from '@/brand';
import { useT } from '@/i18n';
import { everywhere, usePaths, useScope, useTitle } from '@/nav';
import { Columns, Failure, LinkButton, PageHeader, PlusIcon, SkeletonRows, useNow } from '@/ui';
import { Accounts } from './parts/Accounts';
import { Attention } from './parts/Attention';
import { Costs } from './parts/Costs';
import { Places } from './parts/Places';
import { UnderWay } from './parts/UnderWay';
import { Welcome } from './parts/Welcome';
import shared from '@/ui/shared.module.css';

const costless = (lists: Lists) => [...lists.entries()].every(([entry]) => entry.scope === 'global' || !entry.costGroups);

/** Everything has answered, and there is nothing that costs: somebody who has just come. */
const isNew = (places: readonly Place[]) =>
  places.length > 0 && places.every((place) => !place.pending && !place.error && costless(place.lists));

/** Is everything running, in all locations, what is there to do, and what does it cost? Each thing is a link. */
export function OverviewPage() {
  const t = useT();
  const paths = usePaths();
  const scope = useScope();
  const now = useNow();
  const brand = useBrand();
  const { locations, places, policy, elsewhere } = useEstate(scope);
  const accounts = useQuery(billingAccountsQuery());
  const title = t('shell.page.overview');
  useTitle(title);

  const broken = locations.query.error && locations.all.length === 0;
  const unknown = scope !== everywhere && locations.query.isSuccess && locations.inScope.length === 0;
  // Unfinished uploads are in no location. What can't be looked for is told where it is dealt with.
  const searched = useSearched(brand.objectStorage);
  const waste = [...places, ...(scope === everywhere ? [searched] : [])].flatMap((place) => wasteIn(place, policy, now));
  const fresh = isNew(places);
  const nobody = nobodyPays(accounts.data);
  return (
    <>
      <PageHeader
        title={title}
        actions={
          <LinkButton to={paths.vmCreate()} variant="primary" icon={PlusIcon} reason={nobody && t(nobody)}>
            {t('compute.create')}
          </LinkButton>
        }
      />
      {broken ? <Failure error={locations.query.error} onRetry={() => void locations.query.refetch()} /> : null}
      {unknown ? (
        <Failure
          title={t('data.list.noLocation', { slug: scope })}
          tone="warn"
          actions={<LinkButton to={paths.in(everywhere).overview()}>{t('shell.location.all')}</LinkButton>}
        />
      ) : null}
      {places.length === 0 && !broken && !unknown ? <SkeletonRows rows={6} /> : null}
      {places.length > 0 ? (
        <div className={shared.stack}>
          {fresh ? <Welcome accounts={accounts.data} /> : null}
          <Places places={places} />
          <Columns>
            <div className={shared.stack}>
              {fresh ? null : <Attention places={places} waste={waste} accounts={accounts.data ?? []} />}
              <UnderWay places={places} />
            </div>
            <div className={shared.stack}>
              {fresh ? null : <Costs places={places} elsewhere={elsewhere} policy={policy} accounts={accounts.data ?? []} />}
              {moduleOpen(brand, 'billing') ? <Accounts accounts={accounts} /> : null}
            </div>
          </Columns>
        </div>
      ) : null}
    </>
  );
}
