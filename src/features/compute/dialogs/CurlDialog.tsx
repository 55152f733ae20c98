import { useQuery } from '@tanstack/react-query';
import { curlOf } from '@/exports/curlCommand';
import type { Machine } from '@/data/resources/vm/machines';
import type { VmAction } from '@/data/resources/vm/rules';
import { useT } from '@/i18n';
import { CodeBlock, Dialog, Loading } from '@/ui';
import { useVmCommands } from '../actions';
import { requestsOf } from './requests';
import shared from '@/ui/shared.module.css';

/** The machine's actions as commands for a shell; the token is not in them. */
export function CurlDialog({ machine, onClose }: { machine: Machine; onClose: () => void }) {
  const t = useT();
  const commands = useVmCommands(() => undefined);
  const others: Partial<Record<VmAction, string>> = {
    restore: t('life.restore.action'),
    backup: t('life.backup.toggle'),
    disks: t('life.disk.add'),
    reinstall: t('life.reinstall.action'),
  };
  const { data } = useQuery({
    queryKey: ['curl', machine.id, machine.item.name],
    queryFn: () => Promise.all(requestsOf(machine).map(async ({ action, request }) => ({ action, code: await curlOf(await request) }))),
  });
  return (
    <Dialog title={t('compute.curl.title', { name: machine.item.name })} opened onClose={onClose} size="large">
      <p>{t('compute.curl.text')}</p>
      {data ? null : <Loading />}
      {data?.map(({ action, code }) => {
        const label = commands.find((command) => command.action === action)?.label ?? others[action] ?? action;
        return (
          <div key={action}>
            <h3 className={shared.heading}>{label}</h3>
            <CodeBlock code={code} label={label} language="sh" />
          </div>
        );
      })}
    </Dialog>
  );
}
