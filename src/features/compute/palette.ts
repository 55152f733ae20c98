import { useNavigate } from 'react-router';
import { useT } from '@/i18n';
import { everywhere, pathTo, usePaths, useScope, type Command } from '@/nav';
import { addressesOf } from '@/data/resources/floating-ip/rules';
import { useReason, useVmCommands } from './actions';
import { useMachines } from './useMachines';

/** Beyond this many nobody reads on; without words only what leads somewhere is listed. */
const longest = 40;

/** VMs of all locations, and what can be done with them. What they match is decided by the palette. */
export default function useMachineCommands(query: string): readonly Command[] {
  const t = useT();
  const navigate = useNavigate();
  const paths = usePaths();
  const scope = useScope();
  const reason = useReason();
  const { machines } = useMachines(everywhere);
  const commands = useVmCommands(
    (dialog, { item, location }) => void navigate(pathTo('vm', scope, { location: location.slug, uuid: item.uuid }, { do: dialog })),
  );
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return [];
  const verbs = commands.filter(({ label }) =>
    wanted.some((word) =>
      label
        .toLowerCase()
        .split(/\s+/)
        .some((part) => part.startsWith(word)),
    ),
  );
  const names = wanted.filter(
    (word) =>
      !verbs.some(({ label }) =>
        label
          .toLowerCase()
          .split(/\s+/)
          .some((part) => part.startsWith(word)),
      ),
  );
  const found = machines
    .map((machine) => {
      const { item, location } = machine;
      const all = addressesOf(item, machine.floating);
      return { machine, words: [item.uuid, location.display_name, ...all.public, ...all.private, item.hostname ?? ''].join(' ') };
    })
    .filter(({ machine, words }) => {
      const text = `${machine.item.name} ${words}`.toLowerCase();
      return names.every((word) => text.includes(word));
    })
    .slice(0, names.length === 0 && verbs.length > 0 ? 0 : longest * 4);
  const few = found.length <= 2;
  return found.flatMap(({ machine, words }) => {
    const { item, location } = machine;
    const description = [location.display_name, ...addressesOf(item, machine.floating).public.slice(0, 1)].join(' · ');
    // A verb that was typed is meant; of a few VMs everything that can be done is worth reading.
    const offered = verbs.length > 0 ? verbs : few ? commands : [];
    return [
      { key: machine.id, label: item.name, description, words, run: () => void navigate(paths.vm(location.slug, item.uuid)) },
      ...offered.map((command) => ({
        key: `${machine.id} ${command.action}`,
        label: t('compute.palette.action', { action: command.label, name: item.name }),
        description,
        words,
        verb: true,
        reason: reason(command.action, machine),
        run: () => command.run(machine),
      })),
    ];
  });
}
