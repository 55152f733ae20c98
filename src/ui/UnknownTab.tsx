import { useT } from '@/i18n';
import { Failure } from './States';

/** In place of the part of a page that an address names, and that the page does not have. */
export function UnknownTab({ name }: { name: string }) {
  const t = useT();
  return <Failure tone="warn" title={t('ui.tab.unknown', { name: name.slice(0, 60) })} text={t('ui.tab.unknownText')} />;
}
