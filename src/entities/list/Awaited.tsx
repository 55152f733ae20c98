import { useEffect, useState } from 'react';
import type { Location } from '@/api';
import { useT } from '@/i18n';
import { Notice } from '@/ui';

/** Names the locations that have not answered after three seconds: rows and sums lack what is there. */
export function Awaited({ locations }: { locations: readonly Location[] }) {
  const t = useT();
  const [late, setLate] = useState(false);
  const some = locations.length > 0;
  useEffect(() => {
    if (!some) return undefined;
    const timer = setTimeout(() => setLate(true), 3000);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [some]);
  if (!some || !late) return null;
  return <Notice tone="busy">{t('data.list.waiting', { names: locations.map(({ display_name: name }) => name).join(', ') })}</Notice>;
}
