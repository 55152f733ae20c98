import { useId, useRef, useState, type FormEvent, type ReactNode } from 'react';
import { useT } from '@/i18n';
import { Button, type ButtonVariant } from '../Button';
import { confirmation } from '../batch/run';
import { Dialog } from '../Dialog';
import { useErrorWords } from '../errorWords';
import { Failure } from '../States';
import type { DialogProps } from '../types';
import classes from './forms.module.css';

/** What the server says of a form's fields, by its names for them. */
export type FieldErrors<Field extends string> = Readonly<Partial<Record<Field, string>>>;

export interface FormResult {
  readonly body: ReactNode;
  /** In place of the form's title. */
  readonly title?: string | undefined;
  /** Why it shouldn't be closed yet: leaving asks first. */
  readonly unfinished?: string | null | undefined;
}

export interface FormDialogProps<Field extends string = never> {
  readonly title: string;
  readonly confirmLabel: string;
  /** Why it can't be submitted as it is. */
  readonly reason?: string | null | undefined;
  readonly variant?: ButtonVariant | undefined;
  readonly size?: DialogProps['size'];
  /** Something was filled in: leaving asks first. */
  readonly dirty?: boolean | undefined;
  /** Called once however often the form is submitted. The dialog closes when it's done, and stays open if the answer is false. */
  readonly submit: () => Promise<unknown>;
  readonly onClose: () => void;
  /** Parameters of the request that `children` show errors for; errors of others are shown below the form. */
  readonly fields?: readonly Field[] | undefined;
  /** Finds the fields that an error is about, where its own field names don't tell. */
  readonly fieldErrors?: ((error: unknown) => FieldErrors<Field>) | undefined;
  /** Shows what was thrown, in place of the usual. */
  readonly failure?: ((error: unknown) => ReactNode) | undefined;
  /** Takes the form's place while something else has to end first; nothing can be submitted meanwhile. */
  readonly pending?: ReactNode;
  /** In place of the buttons once it failed half way: the way back, first. */
  readonly wayBack?: ReactNode;
  /** Takes the form's place once it's done. */
  readonly result?: FormResult | null | undefined;
  readonly children: ReactNode | ((errors: FieldErrors<Field>) => ReactNode);
}

/**
 * A dialog with a form: submitted once, with a spinner, and its failure inside, at the field that it's about where the server names
 * one. It may be closed meanwhile: what was submitted goes on.
 */
export function FormDialog<Field extends string = never>(props: FormDialogProps<Field>) {
  const {
    title,
    confirmLabel,
    reason,
    variant = 'primary',
    size = 'small',
    dirty,
    submit,
    onClose,
    pending,
    wayBack,
    result,
    children,
  } = props;
  const t = useT();
  const id = useId();
  const account = confirmation.account();
  const running = useRef(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<{ thrown: unknown } | null>(null);
  const errors = useFieldErrors(props, problem?.thrown);
  const atFields = Object.keys(errors).length > 0;

  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (running.current || reason || pending) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      if ((await submit()) !== false) onClose();
    } catch (thrown) {
      setProblem({ thrown });
    }
    running.current = false;
    setBusy(false);
  };

  const footer = result ? (
    <Button variant={result.unfinished ? 'default' : 'primary'} onClick={onClose} reason={result.unfinished}>
      {t('ui.close')}
    </Button>
  ) : wayBack ? (
    <>
      {wayBack}
      <Button onClick={onClose}>{t('ui.close')}</Button>
    </>
  ) : (
    <>
      <Button onClick={onClose}>{t(busy || pending ? 'ui.batch.background' : 'ui.cancel')}</Button>
      {pending && !busy ? null : (
        <Button type="submit" form={id} variant={variant} loading={busy} reason={reason}>
          {confirmLabel}
        </Button>
      )}
    </>
  );
  return (
    <Dialog
      title={result?.title ?? title}
      opened
      onClose={onClose}
      size={size}
      dirty={result ? Boolean(result.unfinished) : dirty === true && !busy && !pending}
      footer={footer}
    >
      {result ? <div className={classes.form}>{result.body}</div> : (pending ?? null)}
      {result || pending ? null : (
        <form
          id={id}
          className={classes.form}
          noValidate
          onSubmit={(event) => void send(event)}
          onChange={() => {
            if (atFields) setProblem(null);
          }}
        >
          {variant === 'danger' && account ? <p>{account}</p> : null}
          {typeof children === 'function' ? children(errors) : children}
          {problem && !atFields ? (props.failure?.(problem.thrown) ?? <Failure compact error={problem.thrown} />) : null}
        </form>
      )}
    </Dialog>
  );
}

/** What was thrown, cut by field. */
function useFieldErrors<Field extends string>({ fields, fieldErrors }: FormDialogProps<Field>, thrown: unknown): FieldErrors<Field> {
  const inWords = useErrorWords();
  const errors: Partial<Record<Field, string>> = {};
  if (thrown === undefined) return errors;
  if (fieldErrors) return fieldErrors(thrown);
  const said = fields ? (inWords(thrown).fields ?? {}) : {};
  for (const field of fields ?? []) {
    if (said[field]) errors[field] = said[field];
  }
  return errors;
}
