import { kindNamed } from '@/data/inventory/registry';
import type { Target } from '@/data/operations';
import type { Paths } from '@/nav';

/** Where the resource that an operation was done on is seen. */
export function pathOf(paths: Paths, { type, uuid, location }: Target): string | null {
  if (!uuid) return null;
  if (type === 'billing-account') return paths.billing({ account: uuid });
  if (type === 'token') return paths.tokens();
  if (type === 'invoice') return paths.invoice(Number(uuid));
  const kind = kindNamed(type);
  return kind && (kind.scope === 'global' || location) ? paths.to(kind.route(uuid, location ?? '')) : null;
}
