import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiError } from '@/api';
import { ruleOf } from '@/data/core/patterns';
import { limitsFor } from '@/data/resources/vm/limits';
import { onVm, type Machine } from '@/data/resources/vm/machines';
import { run } from '@/data/operations';
import { setVmPassword } from '@/data/resources/vm/operations/settings';
import { isWindows } from '@/data/resources/vm/parts';
import { parametersQuery } from '@/data/resources/catalogue/queries';
import { useT } from '@/i18n';
import { Button, CopyText, Dialog, KeyIcon, Notice } from '@/ui';
import { PasswordInput, TextInput } from '@/ui/forms';
import { useReason } from '../actions';
import { makePassword } from '../create/password';
import { ActDialog } from './ActDialog';
import classes from './dialogs.module.css';

/** A new password for a user of the guest. It is shown once, when it has been set, and kept nowhere. */
export function PasswordDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const reason = useReason();
  const { item } = machine;
  const parameters = useQuery(parametersQuery());
  const { password: limit } = limitsFor(parameters.data ?? [], { os_name: item.os_name ?? undefined });
  const [username, setUsername] = useState(item.username ?? (isWindows(item) ? 'administrator' : ''));
  const [password, setPassword] = useState('');
  const [visible, setVisible] = useState(false);
  const [fields, setFields] = useState<Readonly<Record<string, string>>>({});
  const [set, setSet] = useState(false);
  const generate = async () => {
    setPassword(await makePassword(limit.expression));
    setVisible(true);
  };

  if (set) {
    return (
      <Dialog
        title={t('life.password.done', { username })}
        opened
        onClose={onClose}
        size="small"
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('ui.close')}
          </Button>
        }
      >
        <Notice tone="ok">{t('life.password.once')}</Notice>
        <p>
          <CopyText value={password} label={t('life.password.label')} />
        </p>
      </Dialog>
    );
  }
  const missing = username.trim() === '' ? t('life.password.noUser') : password === '' ? t('life.password.empty') : null;
  return (
    <ActDialog
      title={t('life.password.title', { name: item.name })}
      confirmLabel={t('compute.action.password')}
      reason={reason('setPassword', machine) ?? missing}
      dirty={password !== ''}
      act={async () => {
        await run(setVmPassword, { ...onVm(machine), username: username.trim() }, { password });
        setSet(true);
        return false;
      }}
      atField={(error) => {
        const found = error instanceof ApiError ? error.fields : {};
        setFields(found);
        return found.password !== undefined || found.username !== undefined;
      }}
      onClose={onClose}
    >
      <div className={classes.fields}>
        <TextInput
          label={t('life.password.user')}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
          error={fields.username}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <PasswordInput
          label={t('life.password.label')}
          description={limit.expression ? t(ruleOf(limit.expression)) : undefined}
          value={password}
          onChange={(event) => {
            setPassword(event.currentTarget.value);
            setFields({});
          }}
          error={fields.password}
          autoComplete="new-password"
          visible={visible}
          onVisibilityChange={setVisible}
          visibilityToggleButtonProps={{ 'aria-label': t(visible ? 'life.password.hide' : 'life.password.show') }}
          data-autofocus
        />
        <div>
          <Button size="small" icon={KeyIcon} onClick={() => void generate()}>
            {t('life.password.generate')}
          </Button>
        </div>
        {vmReasonText(reason('setPassword', machine))}
      </div>
    </ActDialog>
  );
}

const vmReasonText = (why: string | null) => (why ? <Notice tone="warn">{why}</Notice> : null);
