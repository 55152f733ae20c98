import { useState } from 'react';
import { endpointOf } from '@/data/resources/service/facts';
import { readSecrets } from '@/data/resources/service/queries';
import { connectionStrings, usualDatabase } from '@/exports/connectionStrings';
import { useT } from '@/i18n';
import { Button, CodeBlock, CopyText, EyeIcon, EyeOffIcon, Failure, KeyValues, Notice, Section } from '@/ui';
import { ChoiceButtons, TextInput } from '@/ui/forms';
import { secretSeconds, useSecret } from '@/ui/useSecret';
import { useReason } from '../actions';
import shared from '@/ui/shared.module.css';
import classes from '../services.module.css';
import type { Database } from '../useServices';

/** Stands where the password will be. */
const hidden = 'PASSWORD';

/** How to connect: the address, the user, the secrets on demand, and code to copy. */
export function Connect({ database }: { database: Database }) {
  const t = useT();
  const reason = useReason()('secrets', database.item);
  const { item, floating } = database;
  const service = item.service ?? '';
  const at = endpointOf(item);
  const secrets = useSecret(() => readSecrets(item.uuid));
  const [publicly, setPublicly] = useState(false);
  const [kind, setKind] = useState<string | null>(null);
  const [name, setName] = useState(() => usualDatabase(service));
  if (!at) {
    return (
      <Section title={t('services.connect')}>
        <p>{t('services.connect.notYet')}</p>
      </Section>
    );
  }
  const outside = floating[0]?.address;
  const host = publicly && outside ? outside : at.host;
  const texts = Object.entries(secrets.value ?? {}).flatMap(([key, value]) => (typeof value === 'string' ? [{ key, value }] : []));
  const password = texts.find(({ key }) => key === 'sql_pass')?.value ?? null;
  const snippets = connectionStrings({
    service,
    host,
    port: at.port,
    user: at.user ?? '',
    password: password ?? hidden,
    database: name.trim(),
  });
  const shown = snippets.find((snippet) => snippet.kind === kind) ?? snippets[0];
  return (
    <Section
      title={t('services.connect')}
      actions={
        secrets.value ? (
          <Button size="small" icon={EyeOffIcon} onClick={secrets.hide}>
            {t('services.secrets.hide')}
          </Button>
        ) : (
          <Button size="small" icon={EyeIcon} loading={secrets.busy} reason={reason} onClick={() => void secrets.show()}>
            {t('services.secrets.show')}
          </Button>
        )
      }
    >
      <div className={shared.fields}>
        <KeyValues
          items={[
            { label: t('services.connect.host'), value: <CopyText value={host} label={t('services.connect.host')} /> },
            ...(at.port === null
              ? []
              : [{ label: t('services.connect.port'), value: <CopyText value={String(at.port)} label={t('services.connect.port')} /> }]),
            ...(at.user === null
              ? []
              : [{ label: t('services.connect.user'), value: <CopyText value={at.user} label={t('services.connect.user')} /> }]),
            ...(texts.length > 0
              ? texts.map(({ key, value }) => {
                  const label = key === 'sql_pass' ? t('services.connect.password') : key;
                  return { label, value: <CopyText value={value} label={label} /> };
                })
              : [{ label: t('services.connect.password'), value: '••••••••' }]),
          ]}
        />
        {secrets.error ? <Failure compact error={secrets.error} /> : null}
        {secrets.value ? (
          <p className={shared.quiet} role="status">
            {texts.length === 0 ? t('services.secrets.none') : t('services.secrets.shown', { seconds: secretSeconds })}
          </p>
        ) : null}
        <div className={classes.row}>
          {outside ? (
            <ChoiceButtons
              label={t('services.connect.from')}
              value={publicly ? 'public' : 'private'}
              options={[
                { value: 'private', label: t('services.connect.private') },
                { value: 'public', label: t('services.connect.public') },
              ]}
              onChange={(value) => setPublicly(value === 'public')}
            />
          ) : null}
          <TextInput
            className={classes.databaseName}
            label={t('services.connect.database')}
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
          />
        </div>
        <ChoiceButtons
          label={t('services.connect.with')}
          value={shown?.kind ?? ''}
          options={snippets.map((snippet) => ({ value: snippet.kind, label: snippet.name }))}
          onChange={setKind}
        />
        {shown ? <CodeBlock label={shown.name} language={shown.language} code={shown.code} /> : null}
        {secrets.value ? null : <p className={shared.quiet}>{t('services.connect.placeholder', { word: hidden })}</p>}
        {outside ? null : <Notice tone="off">{t('services.connect.inside', { place: database.place })}</Notice>}
      </div>
    </Section>
  );
}
