import type { Machine } from '@/data/resources/vm/machines';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { CopyText, KeyValues, Link, LinkButton, Notice } from '@/ui';
import classes from './greeting.module.css';
import { forgetJustMade, type JustMade } from './justMade';

/** On the page of a VM that has just been made: its password, told once, and what to do next. */
export function Greeting({ made, machine }: { made: JustMade; machine: Machine }) {
  const t = useT();
  const paths = usePaths();
  const { item, location } = machine;
  return (
    <Notice
      tone="ok"
      title={t('create.made', { name: item.name })}
      onClose={forgetJustMade}
      actions={
        <>
          <LinkButton size="small" to={paths.vmCreate()}>
            {t('create.another')}
          </LinkButton>
          <Link to={paths.vm(location.slug, item.uuid, 'network')}>{t('create.next.firewall')}</Link>
          {item.backup ? null : <Link to={paths.vm(location.slug, item.uuid, 'settings')}>{t('create.next.backup')}</Link>}
        </>
      }
    >
      {made.password ? (
        <div className={classes.password}>
          <KeyValues
            items={[
              ...(made.username
                ? [{ label: t('create.username'), value: <CopyText value={made.username} label={t('create.username')} /> }]
                : []),
              { label: t('create.password'), value: <CopyText value={made.password} label={t('create.password')} /> },
            ]}
          />
          <p>{t('create.password.once')}</p>
        </div>
      ) : (
        t('create.next.connect')
      )}
    </Notice>
  );
}
