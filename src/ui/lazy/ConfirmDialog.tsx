import { useId, useRef, useState } from 'react';
import { Rich, useT } from '@/i18n';
import { confirmation } from '../batch/run';
import { Button } from '../Button';
import { typeToConfirm } from '../preferences';
import type { Question } from '../types';
import { Failure } from '../States';
import { DialogFrame } from './frames';
import classes from './overlays.module.css';

/** Characters of a name that is typed as a whole, and how many of a longer one are. */
const longest = 80;
const enough = 24;

/** The one dialog that `confirm` asks in. Nothing closes it while its action is under way. */
export function ConfirmDialog({ question }: { question: Question }) {
  const t = useT();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<{ thrown: unknown } | null>(null);
  const running = useRef(false);
  const { title, body, confirmLabel, danger, extra, action, answer } = question;
  const account = confirmation.account();
  const typeName = typeToConfirm() ? question.typeName : undefined;
  // Nobody types thousands of characters.
  const start =
    typeName !== undefined && typeName.length > longest ? Array.from(typeName.trim()).slice(0, enough).join('').trim() : undefined;
  const named = typeName === undefined || [typeName.trim(), start].includes(typed.trim());

  const submit = async () => {
    if (running.current || !named) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await action?.();
      answer(true);
    } catch (thrown) {
      setError({ thrown });
    } finally {
      running.current = false;
      setBusy(false);
    }
  };

  return (
    <DialogFrame
      opened
      size="small"
      title={title}
      onClose={() => !busy && answer(false)}
      footer={
        <>
          <Button onClick={() => answer(false)} reason={busy ? t('ui.confirm.busy') : null}>
            {t('ui.cancel')}
          </Button>
          <Button
            type="submit"
            form={id}
            variant={danger ? 'danger' : 'primary'}
            loading={busy}
            reason={named ? null : t('ui.confirm.typeFirst')}
          >
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className={classes.stack}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        {danger && account ? <p className={classes.account}>{account}</p> : null}
        <div>{body}</div>
        {extra}
        {typeName === undefined ? null : (
          <div className={classes.typed}>
            <label htmlFor={`${id}-name`}>
              {/* As an element: what looks like markup in a text would be read as such. */}
              <Rich
                id={start === undefined ? 'ui.confirm.type' : 'ui.confirm.typeStart'}
                values={{ name: <bdi>{start ?? typeName}</bdi> }}
                parts={[<strong key="name" />]}
              />
            </label>
            <input
              id={`${id}-name`}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              dir="auto"
            />
          </div>
        )}
        {error ? <Failure compact error={error.thrown} /> : null}
      </form>
    </DialogFrame>
  );
}
