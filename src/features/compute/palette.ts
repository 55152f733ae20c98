import { useNavigate } from 'react-router';
import { useT, fold, wordsIn } from '@/i18n';
import { everywhere, pathTo, usePaths, useScope, type Command } from '@/nav';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import { useReason, useVmCommands } from './actions';
import { useMachines } from './useMachines';

const looked = 40;

/** Machines of all locations, and what can be done with those that the words fit. */
export function useMachineCommands(query: string): Command[] {
  const t = useT();
  const navigate = useNavigate();
  const paths = usePaths();
  const scope = useScope();
  const reason = useReason();
  const { machines } = useMachines(everywhere);
  const commands = useVmCommands(
    (dialog, { item, location }) => void navigate(pathTo('vm', scope, { location: location.slug, uuid: item.uuid }, { do: dialog })),
  );
  const wanted = wordsIn(query);
  if (wanted.length === 0) return [];

  const verbs = commands.map((command) => fold(command.label));
  const found = machines
    .map((machine) => {
      const { item, location } = machine;
      const all = addressesOf(item, machine.floating);
      return {
        machine,
        words: fold([item.name, item.uuid, location.display_name, ...all.public, ...all.private, item.hostname ?? ''].join(' ')),
      };
    })
    // A word may be the action's ("stop web-1"): it need not be in the machine.
    .filter(({ words }) => wanted.every((word) => words.includes(word) || verbs.some((verb) => verb.includes(word))))
    .filter(({ words }) => wanted.some((word) => words.includes(word)))
    .slice(0, looked);

  return found.flatMap(({ machine, words }) => {
    const { item, location } = machine;
    const description = [location.display_name, ...addressesOf(item, machine.floating).public.slice(0, 1)].join(' · ');
    return [
      { key: machine.id, label: item.name, description, words, run: () => void navigate(paths.vm(location.slug, item.uuid)) },
      ...(found.length > 2 && !wanted.some((word) => verbs.some((verb) => verb.includes(word)))
        ? []
        : commands.map((command) => ({
            key: `${machine.id} ${command.action}`,
            label: t('compute.palette.action', { action: command.label, name: item.name }),
            description,
            words: `${command.label} ${words}`,
            reason: reason(command.action, machine),
            run: () => command.run(machine),
          }))),
    ];
  });
}
