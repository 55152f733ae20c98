import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useBrand } from '@/brand';
import { useLocations } from '@/data/core/locations';
import { run } from '@/data/operations';
import { plannedServicePrice } from '@/data/pricing/pricing';
import { parametersQuery, poolsIn } from '@/data/resources/catalogue/queries';
import { changeWhitelist, createService } from '@/data/resources/service/operations';
import { useT } from '@/i18n';
import { everywhere, usePaths, useScope } from '@/nav';
import { announce } from '@/ui';
import { useServiceFacts } from '../useServices';
import { choicesFrom, problemsIn, type Field, type Offer } from './choices';
import { useDraft } from './useDraft';

export type Step = 'create' | 'allow';

/** The form for a new database, and the way from it to one that only the right addresses can reach. */
export function useCreation() {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const { services } = useBrand();
  const scope = useScope();
  const { draft, begun, set, clear } = useDraft();
  const { accounts, policy } = useServiceFacts();
  const locations = useLocations(everywhere);
  const placed = draft.location === null && scope !== everywhere ? { ...draft, location: scope } : draft;
  const parameters = useQuery(parametersQuery());
  const offerOf = (pools: Offer['pools']): Offer => ({
    services,
    locations: locations.all,
    accounts: accounts.data ?? [],
    parameters: parameters.data ?? [],
    pools,
  });
  const slug = choicesFrom(placed, offerOf([])).location?.slug;
  const pools = useQuery({ ...poolsIn(slug ?? ''), enabled: slug !== undefined });
  const offer = offerOf(pools.data ?? []);
  const choices = choicesFrom(placed, offer);
  const [tried, setTried] = useState(false);
  const [step, setStep] = useState<Step | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const problems = problemsIn(draft, choices);
  const multiplier = choices.offered?.priceMultiplier ?? null;

  const send = async () => {
    if (step) return;
    setTried(true);
    setFailure(null);
    const { location, account } = choices;
    const [first] = Object.keys(problems);
    if (first !== undefined || !location || !account) {
      document.getElementById(`database-${first}`)?.focus();
      return;
    }
    const name = draft.name.trim();
    setStep('create');
    announce(t('services.creating', { name }));
    const input = {
      location: location.slug,
      form: {
        billing_account_id: account.id,
        service: choices.service,
        version: choices.version,
        display_name: name,
        vm_cpu: choices.size.vcpu,
        vm_ram: choices.size.memory,
        vm_disk_gb: choices.size.disk,
        ...(choices.nodes > 1 ? { is_multi_node: true } : {}),
      },
      allowed: draft.allowed,
      before: [],
    };
    try {
      const { uuid } = await run(createService, input, undefined);
      clear();
      if (!uuid) {
        await navigate(paths.databases());
        return;
      }
      setStep('allow');
      // What fails here is said on its page, which knows from the record what is missing.
      await changeWhitelist({ location: location.slug, uuid, name }, { add: draft.allowed, remove: [] }).catch(() => undefined);
      await navigate(paths.database(uuid));
    } catch (error) {
      setFailure(error);
      setStep(null);
    }
  };
  return {
    draft,
    begun,
    set,
    clear,
    choices,
    offer,
    accounts,
    locations,
    step,
    failure,
    problems: tried ? problems : {},
    errorOf: (field: Field): string | undefined => {
      const problem = tried ? problems[field] : undefined;
      return problem && t(problem);
    },
    /** Net, per hour; null where the policy or the multiplier is not known. */
    hourly: policy && multiplier !== null ? plannedServicePrice(policy, choices.size, choices.nodes, multiplier) : null,
    send,
  };
}
export type Creation = ReturnType<typeof useCreation>;
