import { lazyPart } from '@/ui/lazy';
import { Suspense, useState } from 'react';
import { loadYamlReader } from '@/data/resources/vm/cloudInit';
import { useT } from '@/i18n';
import { Button, PencilIcon, SkeletonRows } from '@/ui';
import shared from '@/ui/shared.module.css';
import type { Create } from '../useCreate';
import { Part } from './Part';

const load = () => import('../cloudInit/CloudInitEditor');
const CloudInitEditor = lazyPart(async () => ({ default: (await load()).CloudInitEditor }));

/** Settings for the first boot. The editor and the reader come when it is opened. */
export function CloudInitPart({ create }: { create: Create }) {
  const t = useT();
  const [opened, setOpened] = useState(false);
  const open = opened || create.values.cloudInit !== '';
  return (
    <Part title={t('create.cloudInit')}>
      <p className={shared.quiet}>{t('create.cloudInit.about')}</p>
      {open ? (
        <Suspense fallback={<SkeletonRows rows={6} />}>
          <CloudInitEditor create={create} focus={opened} />
        </Suspense>
      ) : (
        <div>
          <Button
            size="small"
            icon={PencilIcon}
            onPointerEnter={() => void load().catch(() => undefined)}
            onClick={() => {
              void loadYamlReader().catch(() => undefined);
              setOpened(true);
            }}
          >
            {t('create.cloudInit.open')}
          </Button>
        </div>
      )}
    </Part>
  );
}
