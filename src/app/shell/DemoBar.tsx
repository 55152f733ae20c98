import { lazyPart } from '@/ui/lazy';
import { Suspense, useState } from 'react';
import { useT } from '@/i18n';
import { Button } from '@/ui';
import type { DemoControl } from '../boot';
import classes from './shell.module.css';

const DemoDrawer = lazyPart(async () => ({ default: (await import('./DemoDrawer')).DemoDrawer }));

/** Says on every page that this cloud is not real. */
export function DemoBar({ control }: { control: DemoControl }) {
  const t = useT();
  const [opened, setOpened] = useState<boolean | null>(null);
  return (
    <aside className={classes.demo} aria-label={t('demo.bar')}>
      <p>{t('demo.text')}</p>
      <Button size="small" onClick={() => setOpened(true)}>
        {t('demo.open')}
      </Button>
      {opened === null ? null : (
        <Suspense>
          <DemoDrawer control={control} opened={opened} onClose={() => setOpened(false)} />
        </Suspense>
      )}
    </aside>
  );
}
