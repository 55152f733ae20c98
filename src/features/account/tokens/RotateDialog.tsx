import { useState } from 'react';
import { signInAgain } from '@/data/core/session';
import { run } from '@/data/operations';
import { createToken, deleteToken } from '@/data/resources/token/operations';
import { readToken, type KnownToken } from '@/data/resources/token/queries';
import { useT } from '@/i18n';
import { Button, Dialog, Failure, Notice } from '@/ui';
import { Checkbox } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import { TokenSecret } from './TokenSecret';

/**
 * A successor with the same access is created and shown; the old one goes when the user says that the new one is in place.
 * Each step is sent once, and leaving in between leaves both tokens working.
 */
export function RotateDialog({ token, onClose }: { token: KnownToken; onClose: () => void }) {
  const t = useT();
  const [made, setMade] = useState<{ readonly text: string | null } | null>(null);
  const [inPlace, setInPlace] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const { id, description, account, current } = token;

  const step = async (act: () => Promise<void>) => {
    if (busy) return;
    setBusy(true);
    setFailure(null);
    try {
      await act();
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  const create = () =>
    step(async () => {
      const { result, uuid } = await run(createToken, { description, account, before: [] }, undefined);
      setMade({ text: result?.token || (uuid === undefined ? null : await readToken(Number(uuid))) });
    });
  const finish = () =>
    step(async () => {
      // The panel itself changes over first, so that it is not shut out with the old one.
      if (current && made?.text) await signInAgain(made.text);
      await run(deleteToken, { id, description, account, current: current && !made?.text }, undefined);
      onClose();
    });
  return (
    <Dialog
      title={t('account.tokens.rotate.title', { description })}
      opened
      onClose={onClose}
      size="normal"
      dirty={made !== null && !busy}
      footer={
        made ? (
          <>
            <Button onClick={onClose}>{t('account.tokens.rotate.later')}</Button>
            <Button
              variant="danger"
              loading={busy}
              reason={inPlace ? null : t('account.tokens.rotate.first')}
              onClick={() => void finish()}
            >
              {t('account.tokens.rotate.delete')}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={onClose}>{t('ui.cancel')}</Button>
            <Button variant="primary" loading={busy} onClick={() => void create()}>
              {t('account.tokens.rotate.create')}
            </Button>
          </>
        )
      }
    >
      <div className={shared.fields}>
        {made ? (
          <>
            <p>{t('account.tokens.rotate.made')}</p>
            {made.text ? <TokenSecret token={made.text} /> : <Notice tone="warn">{t('account.tokens.noText')}</Notice>}
            <Checkbox
              label={t('account.tokens.rotate.inPlace')}
              description={t(current ? 'account.tokens.rotate.current' : 'account.tokens.rotate.consequence')}
              checked={inPlace}
              onChange={(event) => setInPlace(event.currentTarget.checked)}
            />
          </>
        ) : (
          <p>{t('account.tokens.rotate.text')}</p>
        )}
        {failure ? <Failure compact error={failure} /> : null}
      </div>
    </Dialog>
  );
}
