import type { UseQueryResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { getBucketAccess, getLifecycle, setBucketAccess, setLifecycle, setVersioning, type LifecycleRule } from '@/data/objects';
import { useT } from '@/i18n';
import { Button, confirm, Failure, IconButton, Loading, PlusIcon, Section, Status, TrashIcon } from '@/ui';
import { CorsDoctor } from './CorsDoctor';
import { LifecycleDialog } from './LifecycleDialog';
import shared from '@/ui/shared.module.css';
import classes from './objects.module.css';
import { useSetting, useVersioning, type OfBucket } from './useSetting';

type Props = OfBucket;

/** Who may read a bucket, what it keeps and for how long, and how browsers reach it. */
export function SettingsTab(props: Props) {
  return (
    <div className={classes.stack}>
      <Access {...props} />
      <Versions {...props} />
      <Lifecycle {...props} />
      <CorsDoctor {...props} />
    </div>
  );
}

function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return children(query.data);
  return query.error ? <Failure compact error={query.error} onRetry={() => void query.refetch()} /> : <Loading />;
}

function Access(props: Props) {
  const t = useT();
  const { client, bucket } = props;
  const access = useSetting(props, 'access', () => getBucketAccess(client, bucket));
  const change = (to: 'private' | 'public') =>
    void confirm({
      title: t(`objects.bucketAccess.${to}.title`, { bucket }),
      body: t(`objects.bucketAccess.${to}.text`),
      confirmLabel: t(`objects.bucketAccess.${to}.do`),
      danger: to === 'public',
      ...(to === 'public' ? { typeName: bucket } : {}),
      action: async () => {
        await setBucketAccess(client, bucket, to);
        await access.refetch();
      },
    });
  return (
    <Section title={t('objects.bucketAccess')}>
      <Loaded query={access}>
        {(state) => (
          <div className={shared.row}>
            <Status tone={state === 'private' ? 'ok' : 'warn'} label={t(`objects.bucketAccess.is.${state}`)} />
            {state === 'public' ? null : (
              <Button size="small" onClick={() => change('public')}>
                {t('objects.bucketAccess.public.do')}
              </Button>
            )}
            {state === 'private' ? null : (
              <Button size="small" onClick={() => change('private')}>
                {t('objects.bucketAccess.private.do')}
              </Button>
            )}
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Versions(props: Props) {
  const t = useT();
  const { client, bucket } = props;
  const versioning = useVersioning(client, bucket);
  const change = (on: boolean) =>
    void confirm({
      title: t(on ? 'objects.versioning.on.title' : 'objects.versioning.off.title', { bucket }),
      body: t(on ? 'objects.versioning.on.text' : 'objects.versioning.off.text'),
      confirmLabel: t(on ? 'objects.versioning.on.do' : 'objects.versioning.off.do'),
      action: async () => {
        await setVersioning(client, bucket, on);
        await versioning.refetch();
      },
    });
  return (
    <Section title={t('objects.versioning')}>
      <Loaded query={versioning}>
        {(state) => (
          <div className={shared.row}>
            <Status tone={state === 'enabled' ? 'ok' : 'off'} label={t(`objects.versioning.is.${state}`)} />
            <Button size="small" onClick={() => change(state !== 'enabled')}>
              {t(state === 'enabled' ? 'objects.versioning.off.do' : 'objects.versioning.on.do')}
            </Button>
          </div>
        )}
      </Loaded>
    </Section>
  );
}

function Lifecycle(props: Props) {
  const t = useT();
  const { client, bucket } = props;
  const rules = useSetting(props, 'lifecycle', () => getLifecycle(client, bucket));
  const [adding, setAdding] = useState(false);
  const say = (rule: LifecycleRule) =>
    [
      rule.prefix ? t('objects.lifecycle.in', { prefix: rule.prefix }) : t('objects.lifecycle.all'),
      ...(rule.expireDays ? [t('objects.lifecycle.expire', { days: rule.expireDays })] : []),
      ...(rule.oldVersionsDays ? [t('objects.lifecycle.old', { days: rule.oldVersionsDays })] : []),
      ...(rule.abortUploadsDays ? [t('objects.lifecycle.abort', { days: rule.abortUploadsDays })] : []),
      ...(rule.enabled ? [] : [t('objects.lifecycle.disabled')]),
    ].join(' · ');
  const remove = (rule: LifecycleRule, all: readonly LifecycleRule[]) =>
    void confirm({
      title: t('objects.lifecycle.delete.title'),
      body: say(rule),
      confirmLabel: t('objects.lifecycle.delete'),
      danger: true,
      action: async () => {
        await setLifecycle(
          client,
          bucket,
          all.filter((each) => each !== rule),
        );
        await rules.refetch();
      },
    });
  return (
    <Section
      title={t('objects.lifecycle')}
      actions={
        <Button size="small" icon={PlusIcon} reason={rules.data ? null : t('objects.lifecycle.wait')} onClick={() => setAdding(true)}>
          {t('objects.lifecycle.add')}
        </Button>
      }
    >
      <Loaded query={rules}>
        {(all) =>
          all.length === 0 ? (
            <p className={shared.quiet}>{t('objects.lifecycle.none')}</p>
          ) : (
            <ul className={classes.uploads}>
              {all.map((rule) => (
                <li key={rule.id}>
                  <span>{say(rule)}</span>
                  <span className={shared.row}>
                    <IconButton label={t('objects.lifecycle.delete')} icon={TrashIcon} onClick={() => remove(rule, all)} />
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      {adding && rules.data ? (
        <LifecycleDialog
          onClose={() => setAdding(false)}
          save={async (rule) => {
            // Read again just before: the whole set is replaced.
            const now = await getLifecycle(client, bucket);
            await setLifecycle(client, bucket, [...now, rule]);
            await rules.refetch();
          }}
        />
      ) : null}
    </Section>
  );
}
