import { useT } from '@/i18n';
import { SkeletonRows } from '@/ui';
import { ChoiceCards } from '@/ui/forms';
import type { Create } from '../useCreate';
import { Part, Unread } from './Part';

export function LocationPart({ create }: { create: Create }) {
  const t = useT();
  const { offer, reads, choices, set } = create;
  return (
    <Part title={t('create.location')} single>
      <Unread read={reads.locations} />
      {reads.locations.isPending ? <SkeletonRows rows={2} /> : null}
      {reads.locations.data ? (
        <ChoiceCards
          label={t('create.location')}
          value={choices.location?.slug ?? null}
          options={offer.locations.map((location) => ({
            value: location.slug,
            title: location.display_name,
            description: location.description || undefined,
            badge: location.country_code?.toUpperCase(),
            reason: location.create_resource_disabled ? t('create.location.closed') : null,
          }))}
          onChange={(slug) => set('location', slug)}
          least={180}
        />
      ) : null}
    </Part>
  );
}
