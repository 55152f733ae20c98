import { useState, type FormEvent } from 'react';
import type { BillingAccount } from '@/api';
import { useBrand } from '@/brand';
import { accountDraft, keepAccountDraft } from '@/data/billing/accounts/accountDraft';
import {
  conflicts,
  fieldProblem,
  valueOf,
  withEdit,
  type AccountField,
  type AccountValue,
  type Edits,
  type FlagField,
  type TextField,
  type WholeAccount,
} from '@/data/billing/accounts/accountFields';
import { countryName } from '@/entities/logos';
import { msg, useFormat, useT } from '@/i18n';
import { useUnsaved } from '@/nav';
import { Button, Failure, Notice } from '@/ui';
import { Checkbox, FormError, Textarea, TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from './account.module.css';
import { autoComplete, fieldLabels, groups } from './fields';
import { saveAccount } from './saveAccount';

const leaving = { title: msg('billing.leave.title'), text: msg('billing.leave.text'), leave: msg('billing.leave.go') };

/** The details of an account. Only what is edited is kept apart: everything else is what the platform says now. */
export function AccountForm({ account, whole }: { account: BillingAccount; whole: WholeAccount }) {
  const t = useT();
  const { language } = useFormat();
  const { vatLabel } = useBrand();
  const [edits, setEdits] = useState<Edits>(() => accountDraft(account.id));
  const [more, setMore] = useState(() => Boolean(edits.additional_data ?? edits.paying_by_invoice));
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [same, setSame] = useState(false);
  const labels = fieldLabels(t, vatLabel);
  const edited = Object.keys(edits).length > 0;
  const moved = conflicts(whole, edits);
  useUnsaved(edited, leaving);

  const change = (next: Edits) => {
    setEdits(next);
    keepAccountDraft(account.id, edits, next);
  };
  const set = (field: AccountField, to: AccountValue) => {
    setSame(false);
    setFailure(null);
    change(withEdit(edits, field, whole, to));
  };
  const value = (field: AccountField) => edits[field]?.to ?? valueOf(whole, field);
  const problemOf = (field: AccountField): string | null => {
    const problem = edits[field] ? fieldProblem(field, value(field), valueOf(whole, field)) : null;
    return (
      problem &&
      t(problem === 'country' ? 'billing.field.country.wrong' : `billing.field.email.${problem === 'required' ? 'required' : 'wrong'}`)
    );
  };
  const problems = (Object.keys(edits) as AccountField[]).flatMap((field) => {
    const text = problemOf(field);
    return text ? [{ id: `account-${field}`, text: `${labels[field]}: ${text}` }] : [];
  });

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (busy || !edited || problems.length > 0) return;
    setBusy(true);
    setFailure(null);
    try {
      const outcome = await saveAccount(t, account, edits, labels);
      setSame(outcome === 'same');
      if (outcome !== 'left') {
        change({});
        setTried(false);
      }
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };

  const note = (field: AccountField) => (moved.has(field) ? t('billing.field.moved', { value: String(valueOf(whole, field)) }) : undefined);
  const input = (field: TextField) => (
    <TextInput
      key={field}
      id={`account-${field}`}
      label={labels[field]}
      description={note(field) ?? (field === 'country' ? countryName(language, String(value(field))) : undefined)}
      value={String(value(field))}
      onChange={(event) => set(field, event.currentTarget.value)}
      error={tried ? problemOf(field) : null}
      type={field === 'email' ? 'email' : 'text'}
      autoComplete={autoComplete[field] ?? 'off'}
      dir="auto"
      data-edited={edits[field] ? true : undefined}
    />
  );
  const flag = (field: FlagField, description?: string) => (
    <Checkbox
      id={`account-${field}`}
      label={labels[field]}
      description={note(field) ?? description}
      checked={value(field) === true}
      onChange={(event) => set(field, event.currentTarget.checked)}
    />
  );

  return (
    <form className={classes.form} noValidate onSubmit={(event) => void submit(event)} aria-label={t('billing.details')}>
      {groups.map(({ key, fields }) => (
        <fieldset key={key} className={classes.group}>
          <legend>{t(`billing.group.${key}`)}</legend>
          <div className={classes.fields}>{fields.map(input)}</div>
          {key === 'invoices' ? flag('send_invoice_email') : null}
        </fieldset>
      ))}
      <details className={classes.more} open={more} onToggle={(event) => setMore(event.currentTarget.open)}>
        <summary>{t('billing.group.more')}</summary>
        {more ? (
          <div className={classes.group}>
            {flag('paying_by_invoice', t('billing.field.paying_by_invoice.text'))}
            <Textarea
              id="account-additional_data"
              label={labels.additional_data}
              description={note('additional_data') ?? t('billing.field.additional_data.text')}
              value={String(value('additional_data'))}
              onChange={(event) => set('additional_data', event.currentTarget.value)}
              classNames={{ input: shared.mono }}
              rows={3}
              spellCheck={false}
              autoCapitalize="none"
              dir="ltr"
            />
          </div>
        ) : null}
      </details>
      {tried ? <FormError errors={problems} /> : null}
      {failure ? <Failure compact error={failure} /> : null}
      {same ? <Notice tone="ok">{t('billing.details.same')}</Notice> : null}
      <div className={classes.row}>
        <Button type="submit" variant="primary" loading={busy} reason={edited ? null : t('billing.details.unchanged')}>
          {t('billing.details.review')}
        </Button>
        {edited ? (
          <>
            <Button
              variant="subtle"
              onClick={() => {
                change({});
                setTried(false);
                setFailure(null);
              }}
            >
              {t('billing.details.discard')}
            </Button>
            <span className={shared.quiet}>{t('billing.details.edited', { count: Object.keys(edits).length })}</span>
          </>
        ) : null}
      </div>
    </form>
  );
}
