import { imageName, versionName } from '@/data/resources/catalogue/names';
import { logoIcon } from '@/entities/logos';
import { useT } from '@/i18n';
import { Notice, SkeletonRows } from '@/ui';
import { ChoiceCards, Select } from '@/ui/forms';
import { imagesOf, publishedVersions } from '../choices';
import classes from '../create.module.css';
import { iconOf } from '../icon';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';

export function ImagePart({ create }: { create: Create }) {
  const t = useT();
  const { offer, reads, choices, form, set } = create;
  const images = imagesOf(offer);
  const versions = choices.image ? publishedVersions(choices.image) : [];
  return (
    <Part title={t('create.image')}>
      <Unread read={reads.images} />
      {reads.images.isPending ? <SkeletonRows rows={6} /> : null}
      {offer.images && images.length === 0 ? <Notice tone="warn">{t('create.image.none')}</Notice> : null}
      {images.length > 0 ? (
        <ChoiceCards
          label={t(offer.source === 'apps' ? 'create.image.apps' : 'create.image.systems')}
          value={choices.image?.os_name ?? null}
          options={images.map((image) => ({
            value: image.os_name,
            title: imageName(image),
            icon: iconOf(image.icon) ?? logoIcon(image.os_name),
          }))}
          onChange={(os) => {
            set('os_name', os);
            set('os_version', null);
          }}
          error={form.errors.os_name}
          least={160}
        />
      ) : null}
      {versions.length > 0 ? (
        <Select
          id="create-os_version"
          className={classes.short}
          label={t('create.version')}
          data={versions.map((version) => ({ value: version.os_version, label: versionName(version) }))}
          value={choices.version?.os_version ?? null}
          onChange={(version) => set('os_version', version)}
          allowDeselect={false}
          error={form.errors.os_version}
        />
      ) : null}
      {choices.windows ? <Notice tone="busy">{t('create.image.windows')}</Notice> : null}
    </Part>
  );
}
