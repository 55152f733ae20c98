import { useBrand } from '@/brand';
import { hoursPerMonth, perMonth, withVat } from '@/data/pricing/pricing';
import { Lost } from '@/data/operations';
import { msg, useFormat, useT, type Message } from '@/i18n';
import { usePaths, useTitle, useUnsaved } from '@/nav';
import { Button, Failure, KeyValues, LinkButton, Loading, Name, PageHeader, Section } from '@/ui';
import { FormError } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from '../services.module.css';
import { kindName } from '../words';
import type { Field } from './choices';
import { Form } from './Form';
import { useCreation, type Creation } from './useCreation';

const leaving = { title: msg('services.leave.title'), text: msg('services.leave.text'), leave: msg('services.leave.go') };
const labels: Record<Field, Message> = {
  service: msg('services.kind'),
  version: msg('services.column.version'),
  location: msg('services.column.location'),
  name: msg('services.column.name'),
  account: msg('services.column.account'),
  allowed: msg('services.allowed'),
};

export function CreateDatabasePage() {
  const t = useT();
  const paths = usePaths();
  const creation = useCreation();
  const title = t('services.create');
  useTitle(title);
  useUnsaved(creation.begun && creation.step === null, leaving);
  const { step, failure, accounts, locations } = creation;
  return (
    <>
      <PageHeader title={title} crumbs={[{ label: t('shell.page.databases'), to: paths.databases() }]} />
      {step ? (
        <Section title={t('services.creating', { name: creation.draft.name })}>
          <Loading label={t(step === 'create' ? 'services.creating.create' : 'services.creating.allow')} />
          <p className={shared.quiet}>{t('services.creating.note')}</p>
        </Section>
      ) : (
        <form
          className={classes.form}
          aria-labelledby="page-title"
          noValidate
          autoComplete="off"
          onSubmit={(event) => {
            event.preventDefault();
            void creation.send();
          }}
        >
          <div className={classes.column}>
            {failure ? (
              <Failure
                error={failure}
                actions={failure instanceof Lost ? <LinkButton to={paths.databases()}>{t('services.gone.back')}</LinkButton> : null}
              />
            ) : null}
            {locations.query.error && locations.all.length === 0 ? (
              <Failure compact error={locations.query.error} onRetry={() => void locations.query.refetch()} />
            ) : null}
            {accounts.error && !accounts.data ? <Failure compact error={accounts.error} onRetry={() => void accounts.refetch()} /> : null}
            <Form creation={creation} />
          </div>
          <Summary creation={creation} />
        </form>
      )}
    </>
  );
}

function Summary({ creation }: { creation: Creation }) {
  const t = useT();
  const format = useFormat();
  const config = useBrand();
  const { choices, draft, hourly, problems } = creation;
  const percent = choices.account?.vat_percentage ?? 0;
  const errors = (Object.entries(problems) as [Field, Message][]).map(([field, problem]) => ({
    id: `database-${field}`,
    text: t('services.problem.at', { field: t(labels[field]), problem: t(problem) }),
  }));
  return (
    <aside className={classes.summary} aria-label={t('services.summary')}>
      <Section title={t('services.summary')}>
        <div className={shared.fields}>
          <KeyValues
            items={[
              { label: t('services.column.name'), value: draft.name.trim() ? <Name>{draft.name.trim()}</Name> : '–' },
              {
                label: t('services.column.version'),
                value: [kindName(config, choices.service), choices.version].filter(Boolean).join(' ') || '–',
              },
              { label: t('services.column.location'), value: choices.location?.display_name ?? '–' },
              {
                label: t('services.column.size'),
                value: t('services.size', {
                  cores: choices.size.vcpu,
                  memory: format.memory(choices.size.memory),
                  disk: format.disk(choices.size.disk),
                }),
              },
              { label: t('services.column.nodes'), value: format.number(choices.nodes) },
              {
                label: t('services.allowed'),
                value:
                  draft.allowed.length > 0
                    ? t('services.allowed.count', { count: draft.allowed.length })
                    : draft.everyone
                      ? t('services.allowed.everyone')
                      : '–',
              },
              {
                label: t('services.cost.month', { hours: hoursPerMonth }),
                value: <strong translate="no">{hourly ? format.money(perMonth(hourly)) : t('services.status.unknown')}</strong>,
              },
              ...(hourly ? [{ label: t('services.cost.hour'), value: <span translate="no">{format.hourly(hourly)}</span> }] : []),
              ...(hourly && percent > 0
                ? [
                    {
                      label: t('services.cost.gross', { vat: config.vatLabel, percent: format.percent(percent) }),
                      value: <span translate="no">{format.money(perMonth(withVat(hourly, percent)))}</span>,
                    },
                  ]
                : []),
            ]}
          />
          <p className={shared.quiet}>
            {hourly && choices.offered
              ? t('services.summary.estimate', { factor: format.number(choices.offered.priceMultiplier), vat: config.vatLabel })
              : t('services.cost.unknown')}
          </p>
          <FormError errors={errors} />
          <Button type="submit" variant="primary" fullWidth>
            {t('services.create')}
          </Button>
        </div>
      </Section>
    </aside>
  );
}
