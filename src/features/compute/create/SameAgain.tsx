import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { addressesIn } from '@/data/resources/floating-ip/queries';
import { networksIn } from '@/data/resources/network/queries';
import { flushDraft, keepDraft } from '@/data/resources/vm/draft';
import { imagesQuery } from '@/data/resources/catalogue/queries';
import { systemOfVm } from '@/data/resources/vm/parts';
import { vmQuery, vmsIn } from '@/data/resources/vm/queries';
import { useT } from '@/i18n';
import { usePaths, useTitle } from '@/nav';
import { Failure, LinkButton, Notice, PageHeader, SkeletonRows } from '@/ui';
import { draftLike, sourceLike } from './like';
import { installs, type Spot } from './sources';
import type { Create } from './useCreate';

/** What the form's address carries along when it was filled in from a machine. */
interface LikeState {
  readonly like: { readonly name: string; readonly os: string; readonly os_name: string; readonly os_version: string };
}
const likeIn = (state: unknown): LikeState['like'] | null =>
  typeof state === 'object' && state !== null && 'like' in state ? (state as LikeState).like : null;

/** "Same again": reads a machine, writes its configuration down as the draft, and goes on to the form. */
export function SameAgain({ like: { location, uuid } }: { like: Spot }) {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const vm = useQuery(vmQuery(location, uuid));
  const others = useQuery(vmsIn(location));
  const networks = useQuery(networksIn(location));
  const addresses = useQuery(addressesIn(location));
  const images = useQuery(imagesQuery());
  useTitle(t('create.title'));
  const ready = !others.isPending && !networks.isPending && !addresses.isPending && !images.isPending;

  useEffect(() => {
    if (!vm.data || !ready) return;
    const { os_name, os_version, name } = vm.data;
    const taken = (others.data ?? []).map((each) => each.name);
    keepDraft(draftLike(vm.data, location, { networks: networks.data ?? [], addresses: addresses.data ?? [], taken }));
    flushDraft();
    const isApp = images.data?.find((image) => image.os_name === os_name)?.is_app_catalog === true;
    const state: LikeState = { like: { name, os: systemOfVm(vm.data), os_name: os_name ?? '', os_version: os_version ?? '' } };
    void navigate(paths.vmCreateFrom(sourceLike(vm.data, isApp)), { replace: true, state });
  }, [vm.data, ready, others.data, networks.data, addresses.data, images.data, location, navigate, paths]);

  return (
    <>
      <PageHeader title={t('create.title')} crumbs={[{ label: t('create.crumb'), to: paths.vms() }]} />
      {vm.error ? (
        <Failure
          error={vm.error}
          onRetry={() => void vm.refetch()}
          actions={<LinkButton to={paths.vmCreate()}>{t('create.like.without')}</LinkButton>}
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

/** Says whose configuration stands in the form, and what of it is not to be had any more. */
export function Prefilled({ create }: { create: Create }) {
  const t = useT();
  const like = likeIn(useLocation().state);
  if (!like) return null;
  const { choices, offer } = create;
  const gone =
    installs(choices.source) &&
    offer.images !== undefined &&
    create.values.os_name === like.os_name &&
    create.values.os_version === like.os_version &&
    (choices.image?.os_name !== like.os_name || choices.version?.os_version !== like.os_version);
  return (
    <Notice tone={gone ? 'warn' : 'busy'} title={t('create.like', { name: like.name })}>
      {gone ? t('create.like.imageGone', { os: like.os }) : t('create.like.secrets')}
    </Notice>
  );
}
