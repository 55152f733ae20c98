import { useT } from '@/i18n';
import { CodeBlock, Notice } from '@/ui';
import type { DiskRow } from './diskDialogs';
import classes from './detail.module.css';

/** A disk that has grown has a file system that has not: how that is grown in the guest. */
export function GrowRecipe({ row: { device, boot }, onClose }: { row: DiskRow; onClose: () => void }) {
  const t = useT();
  const path = /^[a-z]+$/.test(device) ? `/dev/${device}` : '/dev/vda';
  const partition = boot ? `sudo growpart ${path} 1\n` : '';
  const whole = boot ? `${path}1` : path;
  return (
    <div className={classes.recipe}>
      <Notice tone="ok" title={t('life.grow.title', { device })} onClose={onClose}>
        <p>{t('life.grow.text')}</p>
      </Notice>
      <CodeBlock
        label={t('life.grow.label')}
        language="sh"
        code={`lsblk ${path}\n${partition}# ext4:\nsudo resize2fs ${whole}\n# xfs:\nsudo xfs_growfs ${boot ? '/' : '/mnt'}`}
      />
    </div>
  );
}
