import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { reinstallVm } from '@/data/resources/vm/operations/boot';
import { bootDisk, systemOfVm } from '@/data/resources/vm/parts';
import { imageName, versionName } from '@/data/resources/catalogue/names';
import { imagesQuery } from '@/data/resources/catalogue/queries';
import { useFormat, useT } from '@/i18n';
import { confirm, Failure, Notice } from '@/ui';
import { FormDialog, Select } from '@/ui/forms';
import { useReason } from '../actions';
import { offered, publishedVersions } from '../create/choices';

const same = '_same';

/** A fresh system in the place of what is on the boot disk: the one that it has, or another. */
export function ReinstallDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const reason = useReason();
  const { item } = machine;
  const images = useQuery(imagesQuery());
  const [os, setOs] = useState(same);
  const [version, setVersion] = useState<string | null>(null);
  const all = offered(images.data ?? []);
  const image = all.find((each) => each.os_name === os);
  const versions = image ? publishedVersions(image) : [];
  const chosen = versions.find((each) => each.os_version === version) ?? versions[0];
  const system = systemOfVm(item);
  const wanted = image && chosen ? [imageName(image), versionName(chosen)].join(' ') : system;
  const group = (label: string, apps: boolean) => ({
    group: label,
    items: all.filter((each) => Boolean(each.is_app_catalog) === apps).map((each) => ({ value: each.os_name, label: imageName(each) })),
  });

  const act = () =>
    confirm({
      title: t('life.reinstall.confirm', { name: item.name }),
      body: <p>{t('life.reinstall.goes', { disk: format.disk(bootDisk(item)?.size ?? 0), system: wanted })}</p>,
      confirmLabel: t('life.reinstall.action'),
      danger: true,
      typeName: item.name,
      action: async () => {
        await run(
          reinstallVm,
          {
            ...onVm(machine),
            ...(image && chosen ? { os: { name: image.os_name, version: chosen.os_version } } : {}),
            before: item.updated_at ?? null,
          },
          undefined,
        );
      },
    });
  return (
    <FormDialog
      title={t('life.reinstall.title', { name: item.name })}
      confirmLabel={t('life.reinstall.next')}
      variant="danger"
      reason={reason('reinstall', machine) ?? (os === same && !system ? t('life.reinstall.chooseFirst') : null)}
      submit={act}
      onClose={onClose}
    >
      <Notice tone="warn">{t('life.reinstall.text')}</Notice>
      {images.error ? <Failure compact tone="warn" error={images.error} onRetry={() => void images.refetch()} /> : null}
      <Select
        label={t('life.reinstall.os')}
        data={[
          ...(system ? [{ value: same, label: t('life.reinstall.same', { system }) }] : []),
          group(t('life.reinstall.systems'), false),
          group(t('life.reinstall.apps'), true),
        ]}
        value={os}
        onChange={(next) => {
          setOs(next ?? same);
          setVersion(null);
        }}
        allowDeselect={false}
        searchable
      />
      {versions.length > 0 ? (
        <Select
          label={t('life.reinstall.version')}
          data={versions.map((each) => ({ value: each.os_version, label: versionName(each) }))}
          value={chosen?.os_version ?? null}
          onChange={setVersion}
          allowDeselect={false}
        />
      ) : null}
    </FormDialog>
  );
}
