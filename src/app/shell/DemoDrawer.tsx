import { useState, useSyncExternalStore } from 'react';
import { cache } from '@/data/core/reads';
import { useLocations } from '@/data/core/locations';
import { useFormat, useT } from '@/i18n';
import { everywhere } from '@/nav';
import { Button, KeyValues, Section, SidePanel } from '@/ui';
import { Checkbox, Select } from '@/ui/forms';
import type { DemoControl } from '../boot';
import shared from '@/ui/shared.module.css';
import classes from './shell.module.css';

const speeds = [1, 5, 20, 100];
const latencies = [0, 50, 300, 1000, 3000];

/** Turns the simulated cloud: its story, its time, its weather. */
export function DemoDrawer({ control, opened, onClose }: { control: DemoControl; opened: boolean; onClose: () => void }) {
  const t = useT();
  const format = useFormat();
  const state = useSyncExternalStore(control.subscribe, control.get);
  const { all } = useLocations(everywhere);
  const [busy, setBusy] = useState(false);
  const turn = (change: () => void) => {
    change();
    void cache.invalidateQueries();
  };
  const anew = async (change: () => Promise<void>) => {
    setBusy(true);
    await change();
    await cache.resetQueries();
    setBusy(false);
  };
  const down = (slug: string, yes: boolean) => {
    const others = state.faults.locationsDown.filter((each) => each !== slug);
    turn(() => control.setFaults({ locationsDown: yes ? [...others, slug] : others }));
  };
  const known: Record<string, string> = {
    company: t('demo.scenario.company'),
    fresh: t('demo.scenario.fresh'),
    frozen: t('demo.scenario.frozen'),
    huge: t('demo.scenario.huge'),
    older: t('demo.scenario.older'),
  };
  return (
    <SidePanel title={t('demo.title')} opened={opened} onClose={onClose}>
      <Section title={t('demo.scenario')}>
        <div className={classes.drawer}>
          <Select
            label={t('demo.scenario')}
            data={control.scenarios.map((value) => ({ value, label: known[value] ?? value }))}
            value={state.scenario}
            allowDeselect={false}
            disabled={busy}
            onChange={(name) => name && void anew(() => control.setScenario(name))}
          />
          <Button loading={busy} onClick={() => void anew(control.reset)}>
            {t('demo.reset')}
          </Button>
        </div>
      </Section>
      <Section title={t('demo.time')}>
        <div className={classes.drawer}>
          <KeyValues items={[{ label: t('demo.now'), value: format.dateTime(new Date(state.now)) }]} />
          <Select
            label={t('demo.speed')}
            data={speeds.map((value) => ({ value: String(value), label: t('demo.times', { factor: value }) }))}
            value={String(state.speed)}
            allowDeselect={false}
            onChange={(value) => control.setSpeed(Number(value))}
          />
          <div className={shared.row}>
            <Button size="small" onClick={() => turn(() => control.advance(24))}>
              {t('demo.day')}
            </Button>
            <Button size="small" onClick={() => turn(() => control.advance(24 * 30))}>
              {t('demo.month')}
            </Button>
          </div>
        </div>
      </Section>
      <Section title={t('demo.weather')}>
        <div className={classes.drawer}>
          <Select
            label={t('demo.latency')}
            data={latencies.map((value) => ({ value: String(value), label: t('demo.ms', { count: value }) }))}
            value={String(state.latencyMs)}
            allowDeselect={false}
            onChange={(value) => control.setLatency(Number(value))}
          />
          {all.map((location) => (
            <Checkbox
              key={location.slug}
              label={t('demo.down', { name: location.display_name })}
              checked={state.faults.locationsDown.includes(location.slug)}
              onChange={(event) => down(location.slug, event.currentTarget.checked)}
            />
          ))}
          <Checkbox
            label={t('demo.third')}
            checked={state.faults.failEveryNthWrite === 3}
            onChange={(event) => control.setFaults({ failEveryNthWrite: event.currentTarget.checked ? 3 : 0 })}
          />
        </div>
      </Section>
    </SidePanel>
  );
}
