import { useEffect, useEffectEvent, useState } from 'react';
import { interruptedBulk, type Interrupted } from '@/data/operations/bulk';
import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { Button, Notice } from '@/ui';

interface Props {
  readonly machines: readonly Machine[];
  /** Not all of the machines are here yet: to go on waits for them. */
  readonly waiting: boolean;
  readonly onResume: (act: string, machines: readonly Machine[], onStarted: () => void) => void;
}

/** Offers to go on with what a reload ended: with what was not sent, after another look at it. */
export function InterruptedBulk({ machines, waiting, onResume }: Props) {
  const t = useT();
  const [found, setFound] = useState<Interrupted | null>(null);
  useEffect(() => {
    let here = true;
    void interruptedBulk().then((bulk) => here && setFound(bulk));
    return () => {
      here = false;
    };
  }, []);
  const [asked, setAsked] = useState(false);
  const resumes = asked && !waiting;
  const discard = () => {
    found?.discard();
    setFound(null);
  };
  const resume = useEffectEvent(() => {
    const wanted = new Set(found?.ids);
    onResume(
      found?.act ?? '',
      machines.filter(({ id }) => wanted.has(id)),
      discard,
    );
  });
  useEffect(() => {
    if (resumes) resume();
  }, [resumes]);
  if (!found) return null;
  return (
    <Notice
      tone="warn"
      title={t('compute.bulk.interrupted', { count: found.ids.length, total: found.total })}
      actions={
        <>
          <Button size="small" loading={asked} onClick={() => setAsked(true)}>
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
