import { requestOf } from '@/data/core/session';
import { curlOf } from './curlCommand';
import { oneLine } from './text';
import type { Machine } from '@/data/resources/vm/machines';
import { clock, turnsOf, weekdays, type Schedule, type Turn } from '@/data/billing/usage/schedule';

/** One file of a recipe, with where it goes. */
export interface ScheduleFile {
  readonly name: string;
  readonly language: 'sh' | 'ini' | 'yaml' | 'crontab';
  readonly text: string;
}
export interface ScheduleFiles {
  readonly cron: readonly ScheduleFile[];
  readonly systemd: readonly ScheduleFile[];
  readonly ci: readonly ScheduleFile[];
}

const script = '/usr/local/bin/vms.sh';
const secret = '/etc/vms.env';
const flags = '--silent --show-error --fail-with-body --max-time 600 --output /dev/null';

/** The call that stops or starts a machine. Its name is nowhere but in a comment, on one line and without its tricks. */
async function command(machine: Machine, verb: 'stop' | 'start'): Promise<string> {
  const { item, location } = machine;
  const request = await requestOf(verb === 'stop' ? 'stopVm' : 'startVm', { body: { uuid: item.uuid } }, { location: location.slug });
  return `# ${oneLine(item.name)} (${oneLine(location.slug)})\n${await curlOf(request, flags)} || failed=1`;
}

const indented = (text: string, by: string) => text.replace(/^(?=.)/gm, by);

async function calls(machines: readonly Machine[]): Promise<{ stop: string; start: string }> {
  const all = async (verb: 'stop' | 'start') => (await Promise.all(machines.map((machine) => command(machine, verb)))).join('\n');
  return { stop: await all('stop'), start: await all('start') };
}

const body = ({ stop, start }: { stop: string; start: string }) => `set -u
: "\${WARREN_TOKEN:?Set WARREN_TOKEN to a restricted API token of the billing account}"
failed=0
case "\${1:-}" in
stop)
${indented(stop, '  ')}
  ;;
start)
${indented(start, '  ')}
  ;;
*)
  echo "Say stop or start" >&2
  exit 2
  ;;
esac
exit "$failed"
`;

/** What runs on any server that is always on; needs bash and curl. */
const shell = (text: string): ScheduleFile => ({
  name: script,
  language: 'sh',
  text: `#!/usr/bin/env bash\n# Stops or starts VMs: vms.sh stop, vms.sh start\n${text}`,
});
const token: ScheduleFile = {
  name: secret,
  language: 'ini',
  text: '# Readable by root only: chmod 600\nWARREN_TOKEN=\n',
};

/** Cron counts days from Sunday, 0. */
const cronLine = ({ minutes, days }: Turn) =>
  `${minutes % 60} ${Math.floor(minutes / 60)} * * ${
    days.length === 7
      ? '*'
      : days
          .map((day) => (day + 1) % 7)
          .toSorted((a, b) => a - b)
          .join(',')
  }`;

function cronTab(schedule: Schedule): ScheduleFile {
  const { stop, start } = turnsOf(schedule);
  const line = (turn: Turn, verb: string) => `${cronLine(turn)} root . ${secret} && export WARREN_TOKEN && ${script} ${verb}`;
  return {
    name: '/etc/cron.d/vms',
    language: 'crontab',
    text: [
      `# Times are in ${schedule.zone}. Where cron does not know CRON_TZ (Debian, Ubuntu), the server's own zone has to be that one.`,
      `CRON_TZ=${schedule.zone}`,
      line(stop, 'stop'),
      line(start, 'start'),
      '',
    ].join('\n'),
  };
}

const calendar = ({ minutes, days }: Turn, zone: string) =>
  `${days.length === 7 ? '' : `${days.map((day) => weekdays[day]).join(',')} `}*-*-* ${clock(minutes)}:00 ${zone}`;

function units(schedule: Schedule): ScheduleFile[] {
  const turns = turnsOf(schedule);
  const timer = (verb: 'stop' | 'start'): ScheduleFile => ({
    name: `/etc/systemd/system/vms-${verb}.timer`,
    language: 'ini',
    text: `[Timer]\nOnCalendar=${calendar(turns[verb], schedule.zone)}\nUnit=vms@${verb}.service\n\n[Install]\nWantedBy=timers.target\n`,
  });
  return [
    {
      name: '/etc/systemd/system/vms@.service',
      language: 'ini',
      text: `[Unit]\nWants=network-online.target\nAfter=network-online.target\n\n[Service]\nType=oneshot\nEnvironmentFile=${secret}\nExecStart=${script} %i\n`,
    },
    timer('stop'),
    timer('start'),
  ];
}

/** GitHub fills in what stands in such braces before the shell sees it, even in a comment. */
const unfilled = (text: string) => text.replaceAll('${{', '$ {{');

function workflow(schedule: Schedule, text: string): ScheduleFile {
  const { stop, start } = turnsOf(schedule);
  const [stopLine, startLine] = [cronLine(stop), cronLine(start)];
  const zone = `timezone: '${schedule.zone}'`;
  return {
    name: '.github/workflows/vms.yml',
    language: 'yaml',
    text: `name: Stop and start VMs
on:
  schedule:
    - cron: '${stopLine}'
      ${zone}
    - cron: '${startLine}'
      ${zone}
jobs:
  vms:
    runs-on: ubuntu-latest
    steps:
      - shell: bash
        env:
          # A secret of the repository: a restricted API token
          WARREN_TOKEN: \${{ secrets.WARREN_TOKEN }}
          VERB: \${{ github.event.schedule == '${stopLine}' && 'stop' || 'start' }}
        run: |
          set -- "$VERB"
${indented(unfilled(text), '          ')}`,
  };
}

/** The same plan for three kinds of schedulers. The token is a variable everywhere; the session's own is in none of them. */
export async function scheduleFiles(machines: readonly Machine[], schedule: Schedule): Promise<ScheduleFiles> {
  const text = body(await calls(machines));
  return {
    cron: [shell(text), token, cronTab(schedule)],
    systemd: [shell(text), token, ...units(schedule)],
    ci: [workflow(schedule, text)],
  };
}
