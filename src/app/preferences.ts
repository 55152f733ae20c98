import type { Config } from '@/brand';
import { onPreferences, preferences, type Preferences } from '@/data/core/preferences';
import { setTimeZone } from '@/i18n';
import { setTypeToConfirm } from '@/ui';

/** The brand's name and icon in the browser's own frame. */
export function dressUp(config: Config): void {
  document.title = config.brand.name;
  const icon = document.querySelector('link[rel="icon"]');
  if (icon && config.brand.favicon) icon.setAttribute('href', config.brand.favicon);
}

/** Makes what people have chosen hold everywhere, now and when it changes, also in another tab. */
export function applyPreferences(): void {
  const apply = ({ timeZone, density, hideSensitive, typeToConfirm }: Preferences) => {
    setTimeZone(timeZone === 'utc' ? 'UTC' : undefined);
    setTypeToConfirm(typeToConfirm);
    document.documentElement.dataset.density = density;
    document.documentElement.toggleAttribute('data-private', hideSensitive);
  };
  apply(preferences());
  onPreferences(apply);
}
