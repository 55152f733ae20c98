import { useBrand } from '@/brand';
import { useLatencies } from '@/data/core/latency';
import { locationFacts } from '@/entities/logos';
import { useFormat, useT } from '@/i18n';
import { SkeletonRows } from '@/ui';
import { ChoiceCards } from '@/ui/forms';
import type { Create } from '../useCreate';
import shared from '@/ui/shared.module.css';
import { spotOf } from '../sources';
import { Part, Unread } from './Part';

export function LocationPart({ create }: { create: Create }) {
  const t = useT();
  const { language } = useFormat();
  const { offer, reads, choices, set, pick } = create;
  const probes = useBrand().compute.latencyProbes;
  const latencies = useLatencies(probes);
  const measured = offer.locations.some(({ slug }) => latencies[slug] !== undefined);
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
            ...locationFacts(language, location),
            badge:
              latencies[location.slug] === undefined ? undefined : t('create.location.latency', { count: latencies[location.slug] ?? 0 }),
            reason: location.create_resource_disabled ? t('create.location.closed') : null,
          }))}
          onChange={(slug) => {
            set('location', slug);
            // What is copied or used stays where it is.
            if (spotOf(offer.source, offer.picked)) pick({});
          }}
          least={180}
        />
      ) : null}
      {measured ? <p className={shared.quiet}>{t('create.location.measured')}</p> : null}
    </Part>
  );
}
