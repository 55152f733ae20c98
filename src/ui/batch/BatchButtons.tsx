import type { MouseEvent } from 'react';
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

/** These buttons come where others were: the second half of a double click on one of those is not meant for them. */
const single = (act: (() => void) | undefined) => (event: MouseEvent) => {
  if (event.detail < 2) act?.();
};

/** The buttons of a dialog while a batch goes on and when it has ended. */
export function BatchButtons({ running, failed = 0, onStop, onAgain, onClose }: Props) {
  const t = useT();
  return (
    <>
      {running && onStop ? <Button onClick={single(onStop)}>{t('ui.batch.stopRest')}</Button> : null}
      {failed > 0 && onAgain ? <Button onClick={single(onAgain)}>{t('ui.batch.again', { count: failed })}</Button> : null}
      <Button variant={running ? 'default' : 'primary'} onClick={single(onClose)}>
        {running ? t('ui.batch.background') : t('ui.close')}
      </Button>
    </>
  );
}
