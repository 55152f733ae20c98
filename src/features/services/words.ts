import type { ServicePackage } from '@/api';
import type { Config } from '@/brand';
import { serviceActive, serviceBusy, serviceGone } from '@/data/resources/service/rules';
import type { T } from '@/i18n';
import type { Tone } from '@/ui';

/** As people call the kind of service; one that the catalogue does not know is called as the platform calls it. */
export const kindName = (config: Pick<Config, 'services'>, service: string | null | undefined): string =>
  config.services.catalogue.find((each) => each.service === service)?.name ?? service ?? '';

export const versionName = (config: Pick<Config, 'services'>, { service, version }: ServicePackage): string =>
  [kindName(config, service), version].filter(Boolean).join(' ');

export const toneOf = (service: ServicePackage): Tone =>
  serviceActive(service) ? 'ok' : serviceGone(service) ? 'off' : serviceBusy(service) ? 'busy' : 'unknown';

/** The status in words; one never seen before as the platform says it. */
export const statusName = (t: T, service: ServicePackage): string =>
  serviceActive(service)
    ? t('services.status.active')
    : serviceGone(service)
      ? t('services.status.deleted')
      : (service.status ?? t('services.status.unknown'));
