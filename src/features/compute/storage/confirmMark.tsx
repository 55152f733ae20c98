import { markDisk } from '@/data/resources/disk/operations';
import { run } from '@/data/operations';
import type { StoredDisk } from '@/data/resources/disk/storage';
import type { T } from '@/i18n';
import { confirm } from '@/ui';

/** Makes a disk an image that machines boot from, or an ordinary one again. */
export function confirmMark(t: T, { location, uuid, name, role }: StoredDisk): Promise<boolean> {
  const bootable = role !== 'media';
  return confirm({
    title: t(bootable ? 'storage.mark.title' : 'storage.unmark.title', { name }),
    body: <p>{t(bootable ? 'storage.mark.text' : 'storage.unmark.text')}</p>,
    confirmLabel: t(bootable ? 'storage.act.mark' : 'storage.act.unmark'),
    action: async () => {
      await run(markDisk, { location: location.slug, uuid, name, bootable }, undefined);
    },
  });
}
