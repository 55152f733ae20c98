import { useT } from '@/i18n';
import { Button } from '../Button';

interface Props {
  readonly running: boolean;
  /** How many failed, once all have ended. */
  readonly failed?: number;
  /** Not there for a single thing: it has begun. */
  readonly onStop?: (() => void) | undefined;
  readonly onAgain?: (() => void) | undefined;
  readonly onClose: () => void;
}

/** The buttons of a dialog while a batch goes on and when it has ended. */
export function BatchButtons({ running, failed = 0, onStop, onAgain, onClose }: Props) {
  const t = useT();
  return (
    <>
      {running && onStop ? <Button onClick={onStop}>{t('ui.batch.stopRest')}</Button> : null}
      {failed > 0 && onAgain ? <Button onClick={onAgain}>{t('ui.batch.again', { count: failed })}</Button> : null}
      <Button variant={running ? 'default' : 'primary'} onClick={onClose}>
        {running ? t('ui.batch.background') : t('ui.close')}
      </Button>
    </>
  );
}
