import { useEffect, useState } from 'react';
import type { CloudInitReading } from '@/data/resources/vm/cloudInit';
import { cloudInitOf } from './problems';
import type { Source } from './sources';

const pause = 250;

/** What is typed as cloud-init, read a moment after it was typed; null when there is none or it has not been read yet. */
export function useCloudInit(text: string, source: Source): CloudInitReading | null {
  const [read, setRead] = useState<{ text: string; source: Source; reading: CloudInitReading | null } | null>(null);
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      void cloudInitOf({ cloudInit: text }, { source }).then((reading) => current && setRead({ text, source, reading }));
    }, pause);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text, source]);
  // While somebody types, what it was a moment ago is nearer to the truth than nothing.
  return text.trim() === '' || read?.source !== source ? null : read.reading;
}
