import type { CreateDiskForm } from '@/api/gen/types.gen';
import type { Disk } from '../cloud/state';
import { newPayer, payerFor } from '../rules/accounts';
import { diskFor, livingDisk, ownerOf, reaches } from '../rules/find';
import { newDisk } from '../rules/machines';
import { diskView } from '../views/compute';
import { type AnyContext, created, type Handlers, noContent, ok } from '../wire/context';
import { message, payerMissing } from '../wire/refusal';

type Disks = 'listDisks' | 'createDisk' | 'getDisk' | 'updateDisk' | 'deleteDisk';

/** How big what is copied is, in GB. */
function sourceSize(context: AnyContext, type: string, source: string | undefined): number {
  if (type === 'EMPTY') return 0;
  if (!source) throw message(`source_image is required when source_image_type is ${type}`);
  if (type === 'OS_BASE') {
    const known = context.state.images.some((image) =>
      image.versions.some((version) => `${image.os_name}_${version.os_version}` === source),
    );
    if (!known) throw message(`OS base image '${source}' not found`);
    return 20;
  }
  if (type === 'DISK') return livingDisk(context, source).size_gb;
  for (const disk of context.state.disks.values()) {
    const replica = disk.replicas.find((one) => one.snapshot_uuid === source || one.uuid === source);
    if (replica && disk.location === context.slug) return replica.size_gb;
  }
  throw message('Snapshot not found', 404);
}

function requestedDisk(context: AnyContext, body: CreateDiskForm): Pick<Disk, 'size_gb' | 'source_image_type' | 'source_image'> {
  const type = body.source_image_type ?? 'EMPTY';
  if (!['EMPTY', 'OS_BASE', 'DISK', 'SNAPSHOT'].includes(type)) throw message(`source_image_type: '${type}' is not known`);
  const least = sourceSize(context, type, body.source_image);
  const size_gb = body.size_gb ?? least;
  if (size_gb < 1) throw message('size_gb is required');
  if (size_gb < least) throw message(`size_gb cannot be smaller than the source image's ${least}`);
  if (size_gb > 4096) throw message('size_gb cannot be more than 4096');
  return { size_gb, source_image_type: type, source_image: type === 'EMPTY' ? null : (body.source_image ?? null) };
}

export const disks: Pick<Handlers, Disks> = {
  listDisks: (context) =>
    ok(
      [...context.state.disks.values()]
        .filter((disk) => disk.location === context.slug && disk.deleted === null && reaches(context, disk.billing_account_id))
        .filter((disk) => context.query.read_only_bootable !== true || disk.read_only_bootable)
        .map((disk) => diskView(context.state, disk)),
    ),
  createDisk(context) {
    const { state, body, cloud, now, slug } = context;
    const account = payerFor(context, body.billing_account_id);
    const disk = newDisk(cloud, now, {
      location: slug,
      billing_account_id: account.id,
      display_name: body.display_name ?? null,
      ...requestedDisk(context, body),
    });
    state.disks.set(disk.uuid, disk);
    return created(diskView(state, disk));
  },
  getDisk: (context) => ok(diskView(context.state, diskFor(context, context.path.disk_uuid))),
  updateDisk(context) {
    const { state, body, now, sent, access } = context;
    const disk = livingDisk(context, context.path.disk_uuid);
    // What is sent as JSON is not read, and then nothing was sent.
    if (sent.size === 0 && access.restrictedTo === null) throw payerMissing(context.operation);
    if (body.billing_account_id !== undefined) disk.billing_account_id = newPayer(context, body.billing_account_id).id;
    if (body.display_name !== undefined) disk.display_name = body.display_name;
    if (body.read_only_bootable !== undefined) disk.read_only_bootable = body.read_only_bootable;
    disk.updated = now;
    return ok(diskView(state, disk));
  },
  deleteDisk(context) {
    const { state, now } = context;
    const disk = livingDisk(context, context.path.disk_uuid);
    if (ownerOf(state, disk.uuid) || context.cloud.isBusy(disk.uuid)) throw message('Disk is attached to a virtual machine.');
    disk.deleted = now;
    disk.replicas = [];
    return noContent;
  },
};
