import { changePreferences, chooseTheme, rememberLanguage, usePreferences, useTheme } from '@/data/core/preferences';
import { languages, switchLanguage, useFormat, useT } from '@/i18n';
import { useTitle } from '@/nav';
import { PageHeader, Section } from '@/ui';
import { Checkbox, ChoiceButtons, Select } from '@/ui/forms';
import shared from '@/ui/shared.module.css';
import classes from '../account.module.css';
import { BrowserData } from './BrowserData';
import { TagManager } from './TagManager';

const deviceZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Everything that people choose for themselves, kept in this browser. */
export function PreferencesPage() {
  const t = useT();
  const format = useFormat();
  const theme = useTheme();
  const chosen = usePreferences();
  const title = t('shell.page.preferences');
  useTitle(title);
  const toggle = (key: 'typeToConfirm' | 'notifications' | 'hideSensitive', on: boolean) => changePreferences({ [key]: on });
  const notify = async (on: boolean) => {
    // The browser asks its user once, and only when something is clicked.
    if (on && Notification.permission !== 'granted' && (await Notification.requestPermission()) !== 'granted') return;
    toggle('notifications', on);
  };
  const blocked = !('Notification' in globalThis) || Notification.permission === 'denied';
  return (
    <>
      <PageHeader title={title} lead={t('account.preferences.lead')} />
      <div className={classes.columns}>
        <Section title={t('account.preferences.appearance')}>
          <div className={shared.fields}>
            <ChoiceButtons
              label={t('account.preferences.theme')}
              value={theme}
              options={[
                { value: 'system', label: t('shell.theme.system') },
                { value: 'light', label: t('shell.theme.light') },
                { value: 'dark', label: t('shell.theme.dark') },
              ]}
              onChange={chooseTheme}
            />
            <ChoiceButtons
              label={t('account.preferences.density')}
              value={chosen.density}
              options={[
                { value: 'comfortable', label: t('account.preferences.comfortable') },
                { value: 'normal', label: t('account.preferences.normal') },
                { value: 'compact', label: t('account.preferences.compact') },
              ]}
              onChange={(density) => changePreferences({ density })}
            />
            {languages.length > 1 ? (
              <Select
                label={t('shell.language')}
                data={languages.map((tag) => ({ value: tag, label: new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag }))}
                value={format.language}
                onChange={(tag) => {
                  if (tag === null) return;
                  rememberLanguage(tag);
                  void switchLanguage(tag);
                }}
                allowDeselect={false}
              />
            ) : null}
            <ChoiceButtons
              label={t('account.preferences.timeZone')}
              value={chosen.timeZone}
              options={[
                { value: 'local', label: t('account.preferences.local', { zone: deviceZone }) },
                { value: 'utc', label: 'UTC' },
              ]}
              onChange={(timeZone) => changePreferences({ timeZone })}
            />
          </div>
        </Section>
        <Section title={t('account.preferences.behavior')}>
          <div className={shared.fields}>
            <Checkbox
              label={t('account.preferences.typeToConfirm')}
              description={t('account.preferences.typeToConfirm.about')}
              checked={chosen.typeToConfirm}
              onChange={(event) => toggle('typeToConfirm', event.currentTarget.checked)}
            />
            <Checkbox
              label={t('account.preferences.notifications')}
              description={t(blocked ? 'account.preferences.notifications.blocked' : 'account.preferences.notifications.about')}
              checked={chosen.notifications && !blocked}
              disabled={blocked}
              onChange={(event) => void notify(event.currentTarget.checked)}
            />
            <Checkbox
              label={t('account.preferences.hideSensitive')}
              description={t('account.preferences.hideSensitive.about')}
              checked={chosen.hideSensitive}
              onChange={(event) => toggle('hideSensitive', event.currentTarget.checked)}
            />
          </div>
        </Section>
        <BrowserData />
        <TagManager />
      </div>
    </>
  );
}
