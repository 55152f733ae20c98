import { useState } from 'react';
import { parseAddresses } from '@/data/resources/firewall/addresses';
import { parsePorts } from '@/data/resources/firewall/ports';
import { answer, type Answer } from '@/data/resources/firewall/question';
import { ruleWords } from '@/data/resources/firewall/words';
import { networkOf } from '@/data/resources/network/queries';
import { useT } from '@/i18n';
import { Notice, Section, type Tone } from '@/ui';
import { Select, TextInput } from '@/ui/forms';
import own from '../firewalls/firewall.module.css';
import shared from '@/ui/shared.module.css';
import type { NetworkPlaces } from '../parts/useNetworkPlaces';
import type { VmWays } from './rows';

const tones: Record<Answer['verdict'], Tone> = { allowed: 'warn', partly: 'warn', blocked: 'ok' };
const idOf = ({ location, vm }: VmWays) => `${location.slug}/${vm.uuid}`;

/** Can X reach Y? Answered by the same rules as the table, with the rule that decides. */
export function ReachQuestion({ ways, data }: { ways: readonly VmWays[]; data: NetworkPlaces }) {
  const t = useT();
  const [from, setFrom] = useState('');
  const [to, setTo] = useState<string | null>(null);
  const [protocol, setProtocol] = useState('tcp');
  const [port, setPort] = useState('22');
  const target = ways.find((each) => idOf(each) === to);
  const typed = parseAddresses(from);
  const [entry] = typed.entries;
  const problem = typed.problems[0]?.reason ?? null;
  const several = typed.entries.length > 1;
  const ports = parsePorts(protocol === 'icmp' ? '' : port, protocol);
  const single = protocol === 'icmp' || (ports.ports !== null && ports.ports.from === ports.ports.to);
  const networks = data.places.find(({ location }) => location.slug === target?.location.slug)?.networks ?? [];
  const network = target && networkOf(networks, target.vm.uuid);
  const result =
    target && !problem && !several && single
      ? answer(
          {
            ...target,
            subnets: [network?.subnet, network?.subnet_ipv6].filter((each) => typeof each === 'string' && each !== '') as string[],
          },
          { from: entry?.text ?? null, protocol, port: ports.ports?.from ?? null },
        )
      : null;
  return (
    <Section title={t('network.question.title')}>
      <div className={shared.fields}>
        <div className={own.line}>
          <TextInput
            label={t('network.question.from')}
            placeholder={t('network.rule.anywhere')}
            value={from}
            onChange={(event) => setFrom(event.currentTarget.value)}
            error={problem ? t(problem) : several ? t('network.question.several') : null}
            autoComplete="off"
          />
          <Select
            label={t('network.question.to')}
            placeholder={t('network.choose')}
            data={ways.map((each) => ({ value: idOf(each), label: each.vm.name }))}
            value={to}
            onChange={setTo}
            searchable
            limit={100}
            nothingFoundMessage={t('network.nothingFound')}
          />
          <Select
            label={t('network.rule.protocol')}
            data={['tcp', 'udp', 'icmp'].map((value) => ({ value, label: value.toUpperCase() }))}
            value={protocol}
            onChange={(value) => setProtocol(value ?? protocol)}
            allowDeselect={false}
          />
          <TextInput
            label={t('network.question.port')}
            value={protocol === 'icmp' ? '' : port}
            onChange={(event) => setPort(event.currentTarget.value)}
            error={ports.problem ? t(ports.problem) : single ? null : t('network.question.onePort')}
            disabled={protocol === 'icmp'}
            inputMode="numeric"
            autoComplete="off"
          />
        </div>
        <div role="status">
          {result ? (
            <Notice tone={tones[result.verdict]} title={t(`network.question.${result.verdict}`)}>
              <Because result={result} />
            </Notice>
          ) : (
            <p>{t('network.question.ask')}</p>
          )}
        </div>
      </div>
    </Section>
  );
}

function Because({ result: { because, rules, way } }: { result: Answer }) {
  const t = useT();
  return (
    <>
      <p>{t(`network.because.${because}`)}</p>
      {rules.length > 0 ? (
        <ul className={shared.bullets}>
          {rules.slice(0, 5).map(({ firewall, rule }) => (
            <li key={`${firewall.uuid} ${rule.uuid ?? t(ruleWords(rule))}`}>
              {t('network.because.named', { rule: t(ruleWords(rule)), firewall: firewall.name })}
            </li>
          ))}
        </ul>
      ) : null}
      {way ? <p>{t('network.question.way', { way })}</p> : because === 'noWay' ? null : <p>{t('network.question.private')}</p>}
    </>
  );
}
