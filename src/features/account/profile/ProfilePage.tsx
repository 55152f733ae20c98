import { useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import type { User } from '@/api';
import { useBrand } from '@/brand';
import {
  changedFields,
  profileFields,
  saveProfile,
  valuesOf,
  type ProfileField,
  type ProfileValues,
} from '@/data/resources/user/operations';
import { avatarOf, userQuery } from '@/data/resources/user/queries';
import { msg, parseTime, useT, type Message } from '@/i18n';
import { useTitle, useUnsaved } from '@/nav';
import { announce, Button, Failure, KeyValues, Name, PageHeader, Section, SkeletonRows, Time } from '@/ui';
import { TextInput } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from '../account.module.css';

const labels: Record<ProfileField, Message> = {
  first_name: msg('account.profile.firstName'),
  last_name: msg('account.profile.lastName'),
  phone_number: msg('account.profile.phone'),
  personal_id_number: msg('account.profile.personalId'),
};
const autoComplete: Record<ProfileField, string> = {
  first_name: 'given-name',
  last_name: 'family-name',
  phone_number: 'tel',
  personal_id_number: 'off',
};
const leaving = {
  title: msg('account.profile.leave.title'),
  text: msg('account.profile.leave.text'),
  leave: msg('account.profile.leave.go'),
};

export function ProfilePage() {
  const t = useT();
  const user = useQuery(userQuery());
  const title = t('shell.page.profile');
  useTitle(title);
  return (
    <>
      <PageHeader title={title} lead={t('account.profile.lead')} />
      {user.error ? <Failure compact={user.data !== undefined} error={user.error} onRetry={() => void user.refetch()} /> : null}
      {user.data ? <Profile user={user.data} /> : user.error ? null : <SkeletonRows rows={6} />}
    </>
  );
}

function Profile({ user }: { user: User }) {
  const t = useT();
  const { avatars } = useBrand();
  const avatar = avatars ? avatarOf(user) : null;
  const before = valuesOf(user.profile_data);
  const [typed, setTyped] = useState<Partial<ProfileValues>>({});
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const after = { ...before, ...typed };
  const changed = changedFields(before, after);
  useUnsaved(changed.length > 0 && !busy, leaving);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (busy || changed.length === 0) return;
    setBusy(true);
    setFailure(null);
    try {
      await saveProfile(before, after);
      setTyped({});
      announce(t('account.profile.saved'));
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return (
    <div className={classes.columns}>
      <Section title={t('account.profile.personal')}>
        <form className={shared.fields} noValidate onSubmit={(event) => void save(event)}>
          {profileFields.map((field) => (
            <TextInput
              key={field}
              label={t(labels[field])}
              value={after[field]}
              onChange={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
              description={changed.includes(field) && before[field] !== '' ? t('account.profile.was', { value: before[field] }) : undefined}
              inputWrapperOrder={['label', 'input', 'error', 'description']}
              autoComplete={autoComplete[field]}
              maxLength={255}
              dir="auto"
            />
          ))}
          {failure ? <Failure compact error={failure} /> : null}
          <div className={shared.row}>
            <Button type="submit" variant="primary" loading={busy} reason={changed.length === 0 ? t('account.profile.same') : null}>
              {t('account.profile.save')}
            </Button>
            {changed.length > 0 ? <Button onClick={() => setTyped({})}>{t('account.profile.discard')}</Button> : null}
          </div>
        </form>
      </Section>
      <Section title={t('account.profile.account')}>
        {avatar ? (
          <img className={classes.avatar} src={avatar} alt="" width={56} height={56} loading="lazy" referrerPolicy="no-referrer" />
        ) : null}
        <KeyValues
          items={[
            { label: t('account.profile.email'), value: <Name>{user.profile_data?.email || user.name || '–'}</Name> },
            { label: t('account.profile.id'), value: String(user.id) },
            ...(user.signup_site ? [{ label: t('account.profile.site'), value: user.signup_site }] : []),
            ...(user.last_activity
              ? [{ label: t('account.profile.activity'), value: <Time at={parseTime(user.last_activity)} style="relative" /> }]
              : []),
            ...(user.profile_data?.created_at
              ? [{ label: t('account.profile.created'), value: <Time at={parseTime(user.profile_data.created_at)} style="date" /> }]
              : []),
          ]}
        />
        <p className={shared.note}>{t('account.profile.emailNote')}</p>
      </Section>
    </div>
  );
}
