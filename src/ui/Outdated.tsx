import { useT } from '@/i18n';
import classes from './outdated.module.css';

/**
 * In the place of a part whose file is gone, since a newer panel has been put in place: the page stays, with all that was typed.
 * Made of plain elements, since everything else may come late too.
 */
export function Outdated() {
  const t = useT();
  return (
    <div role="alert" className={classes.outdated}>
      <p>{t('ui.outdated')}</p>
      <button type="button" onClick={() => location.reload()}>
        {t('ui.outdated.reload')}
      </button>
    </div>
  );
}
