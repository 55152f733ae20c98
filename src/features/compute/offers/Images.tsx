import type { BootImage, VmImage } from '@/api';
import { imageName, versionName } from '@/data/resources/catalogue/names';
import { useT } from '@/i18n';
import { KeyValues } from '@/ui';
import { offered, publishedVersions } from '../create/choices';
import classes from './offers.module.css';

/** Systems or applications with the versions that can be installed. */
export function Images({ images }: { images: readonly VmImage[] }) {
  const t = useT();
  const shown = offered(images);
  if (shown.length === 0) return <p className={classes.note}>{t('offers.images.none')}</p>;
  return (
    <KeyValues
      items={shown.map((image) => ({
        label: imageName(image),
        value: publishedVersions(image).map(versionName).join(', '),
      }))}
    />
  );
}

/** Media of the platform that a machine can be started from once. */
export function BootMedia({ media }: { media: readonly BootImage[] }) {
  const t = useT();
  const shown = media.filter((image) => image.is_published !== false);
  if (shown.length === 0) return <p className={classes.note}>{t('offers.media.none')}</p>;
  return (
    <KeyValues
      items={shown.map((image) => ({
        label: image.description || image.image_name || image.uuid,
        value: t(image.is_installation_media ? 'offers.media.installer' : 'offers.media.rescue'),
      }))}
    />
  );
}
