import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Location } from '@/api';
import { billingAccountsQuery, canCharge, firstAccount, titleOf } from '@/data/billing/accounts/accounts';
import { createDisk } from '@/data/resources/disk/operations';
import { firstChoice } from '@/data/core/locations';
import { run } from '@/data/operations';
import type { StoredDisk } from '@/data/resources/disk/storage';
import { imagesQuery } from '@/data/resources/catalogue/queries';
import { LocationField } from '@/entities/LocationField';
import { useFormat, useT } from '@/i18n';
import { Failure } from '@/ui';
import { FormDialog, Select, TextInput } from '@/ui/forms';
import { Cost, Gigabytes } from '../detail/diskDialogs';
import { baseSources, diskSources, formOf, snapshotSources, sourceKinds, type DiskSource, type SourceKind } from './createDisk';
import type { DiskDialogs } from './useDiskDialog';

interface Props {
  readonly disks: readonly StoredDisk[];
  readonly locations: readonly Location[];
  readonly dialog: DiskDialogs;
}

/** A disk of its own: empty, or a copy of a disk, of a snapshot, or of an operating system. */
export function CreateDiskDialog({ disks, locations, dialog }: Props) {
  const t = useT();
  const images = useQuery(imagesQuery());
  const accounts = useQuery(billingAccountsQuery());
  const from = disks.find(({ id }) => id === dialog.of);
  const [input, setInput] = useState<{ kind: SourceKind; image: string | null; size: number | null; name: string }>({
    kind: dialog.snapshot ? 'SNAPSHOT' : from ? 'DISK' : 'EMPTY',
    image: dialog.snapshot ?? from?.uuid ?? null,
    size: null,
    name: '',
  });
  const [place, setPlace] = useState<string | null>(from?.location.slug ?? null);
  const [payer, setPayer] = useState<string | null>(null);
  const slug = place ?? firstChoice(locations)?.slug ?? '';
  const account = accounts.data?.find(({ id }) => String(id) === payer) ?? firstAccount(accounts.data ?? []);
  const sources = useSources(disks, slug, images.data ?? []);
  const choices = input.kind === 'EMPTY' ? [] : sources[input.kind];
  const source = choices.find(({ value }) => value === input.image);
  const least = Math.max(1, source?.size ?? 1);
  const size = Math.max(least, input.size ?? (input.kind === 'EMPTY' || least === 1 ? 20 : least));
  // Older platforms tell no names of their disks, and take none.
  const nameless = disks.some(({ disk }) => disk) && disks.every(({ disk }) => !disk || typeof disk.read_only_bootable !== 'boolean');
  const verdict = account ? canCharge(account) : null;
  const problem = !slug
    ? t('storage.create.reason.location')
    : input.kind !== 'EMPTY' && !source
      ? t('storage.create.reason.source')
      : !account
        ? t('storage.create.reason.account')
        : verdict && t(verdict);
  const act = async () => {
    if (!account) return;
    const before = disks.filter(({ location }) => location.slug === slug).map(({ uuid }) => uuid);
    const form = formOf({ ...input, location: slug, size, name: nameless ? '' : input.name, account: account.id });
    await run(createDisk, { location: slug, form, before }, undefined);
  };
  return (
    <FormDialog
      title={t('storage.create.title')}
      confirmLabel={t('storage.create.action')}
      reason={problem}
      size="normal"
      dirty={input.name !== '' || input.size !== null}
      submit={act}
      onClose={dialog.close}
    >
      <LocationField
        locations={locations}
        value={slug}
        onChange={(next) => {
          setPlace(next);
          if (input.kind !== 'OS_BASE') setInput({ ...input, image: null });
        }}
      />
      <Select
        label={t('storage.create.source')}
        data={sourceKinds.map((value) => ({ value, label: t(`storage.source.${value}`) }))}
        value={input.kind}
        onChange={(next) => setInput({ ...input, kind: sourceKinds.find((kind) => kind === next) ?? 'EMPTY', image: null })}
        allowDeselect={false}
      />
      {input.kind === 'EMPTY' ? null : (
        <Select
          label={t(`storage.source.${input.kind}`)}
          placeholder={t('storage.create.reason.source')}
          data={choices.map(({ value, label }) => ({ value, label }))}
          value={input.image}
          onChange={(image) => setInput({ ...input, image })}
          allowDeselect={false}
          searchable
          limit={100}
          nothingFoundMessage={t('storage.create.noSource')}
        />
      )}
      {nameless ? null : (
        <TextInput
          label={t('storage.create.name')}
          value={input.name}
          onChange={(event) => setInput({ ...input, name: event.currentTarget.value })}
          dir="auto"
        />
      )}
      <Gigabytes value={size} min={least} max={undefined} onChange={(next) => setInput({ ...input, size: next })} />
      <Select
        label={t('storage.column.account')}
        data={(accounts.data ?? [])
          .filter((each) => !each.is_deleted)
          .map((each) => ({ value: String(each.id), label: titleOf(each), disabled: canCharge(each) !== null }))}
        value={account ? String(account.id) : null}
        onChange={setPayer}
        allowDeselect={false}
        error={verdict && t(verdict)}
      />
      {accounts.error && !accounts.data ? <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
      <Cost size={size} />
      <p>{t('storage.create.text')}</p>
    </FormDialog>
  );
}

function useSources(
  disks: readonly StoredDisk[],
  slug: string,
  images: Parameters<typeof baseSources>[0],
): Record<Exclude<SourceKind, 'EMPTY'>, DiskSource[]> {
  const format = useFormat();
  return {
    DISK: diskSources(disks, slug),
    SNAPSHOT: snapshotSources(disks, slug, (disk, copy) =>
      [disk.name, copy.name, copy.taken ? format.dateTime(copy.taken) : ''].filter(Boolean).join(' · '),
    ),
    OS_BASE: baseSources(images),
  };
}
