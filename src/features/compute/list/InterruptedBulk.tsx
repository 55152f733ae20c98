import { useEffect, useState } from 'react';
import { interruptedBulk, type Interrupted } from '@/data/operations/bulk';
import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { Button, Notice } from '@/ui';

interface Props {
  readonly machines: readonly Machine[];
  readonly onResume: (act: string, machines: readonly Machine[], onStarted: () => void) => void;
}

/** Offers to go on with what a reload ended: with what was not sent, after another look at it. */
export function InterruptedBulk({ machines, onResume }: Props) {
  const t = useT();
  const [found, setFound] = useState<Interrupted | null>(null);
  useEffect(() => {
    let here = true;
    void interruptedBulk().then((bulk) => here && setFound(bulk));
    return () => {
      here = false;
    };
  }, []);
  if (!found) return null;
  const wanted = new Set(found.ids);
  const discard = () => {
    found.discard();
    setFound(null);
  };
  return (
    <Notice
      tone="warn"
      title={t('compute.bulk.interrupted', { count: found.ids.length, total: found.total })}
      actions={
        <>
          <Button
            size="small"
            onClick={() =>
              onResume(
                found.act,
                machines.filter(({ id }) => wanted.has(id)),
                discard,
              )
            }
          >
            {t('compute.bulk.resume')}
          </Button>
          <Button size="small" variant="subtle" onClick={discard}>
            {t('compute.bulk.discard')}
          </Button>
        </>
      }
    >
      {t('compute.bulk.interruptedText')}
    </Notice>
  );
}
