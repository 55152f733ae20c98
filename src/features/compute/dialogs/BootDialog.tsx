import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError, type BootImage } from '@/api';
import { bootImagesQuery, diskGone, diskName, disksIn } from '@/data/resources/disk/disks';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { bootIso, rescueStart } from '@/data/resources/vm/operations/boot';
import { useFormat, useT } from '@/i18n';
import { Failure, Notice, SkeletonRows } from '@/ui';
import { ChoiceCards, FormDialog } from '@/ui/forms';
import { useReason } from '../actions';
import shared from '@/ui/shared.module.css';

const imageName = (image: BootImage) => image.description || image.image_name || image.uuid;

/** One start from a medium: the platform's rescue or installation images, or an own disk; older platforms have a rescue system. */
export function BootDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const reason = useReason();
  const { item, location } = machine;
  const images = useQuery(bootImagesQuery());
  const disks = useQuery(disksIn(location.slug));
  const [chosen, setChosen] = useState<string | null>(null);
  const older = images.error instanceof ApiError && images.error.kind === 'no-such-route';
  const offered = (images.data ?? []).filter((image) => image.is_published !== false);
  const own = older ? [] : (disks.data ?? []).filter((disk) => disk.read_only_bootable === true && !diskGone(disk));
  const groups = [
    { label: t('life.boot.rescue'), options: offered.filter((image) => image.is_installation_media !== true) },
    { label: t('life.boot.install'), options: offered.filter((image) => image.is_installation_media === true) },
  ].map(({ label, options }) => ({
    label,
    options: options.map((image) => ({ value: image.uuid, title: imageName(image), description: image.image_name ?? undefined })),
  }));
  groups.push({
    label: t('life.boot.own'),
    options: own.map((disk) => ({ value: disk.uuid, title: diskName(disk), description: format.disk(disk.size_gb ?? 0) })),
  });
  const label = groups.flatMap(({ options }) => options).find(({ value }) => value === chosen)?.title ?? '';

  const act = () => {
    if (older) return run(rescueStart, onVm(machine), undefined);
    const repository = own.some((disk) => disk.uuid === chosen) ? 'private' : 'platform';
    return run(bootIso, { ...onVm(machine), image: chosen ?? '', repository, label }, undefined);
  };
  const why = reason('bootMedia', machine);
  return (
    <FormDialog
      title={t('life.boot.title', { name: item.name })}
      confirmLabel={t(older ? 'life.boot.startRescue' : 'life.boot.start')}
      reason={why ?? (older || chosen ? null : t('life.boot.choose'))}
      size="normal"
      submit={act}
      onClose={onClose}
    >
      <p>{t(older ? 'life.boot.older' : 'life.boot.text')}</p>
      {why ? <Notice tone="warn">{why}</Notice> : null}
      {images.isPending ? <SkeletonRows rows={4} /> : null}
      {images.error && !older ? <Failure compact error={images.error} onRetry={() => void images.refetch()} /> : null}
      {groups.map((group) =>
        group.options.length > 0 ? (
          <ChoiceCards key={group.label} label={group.label} options={group.options} value={chosen} onChange={setChosen} least={230} />
        ) : null,
      )}
      {images.data && own.length === 0 ? <p className={shared.quiet}>{t('life.boot.noOwn')}</p> : null}
    </FormDialog>
  );
}
