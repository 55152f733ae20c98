import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { ApiError, requestOf, type Vm } from '@/api';
import { runBatch, type BatchItem } from '@/data/batch';
import { curlOf } from '@/data/curl';
import { Lost, run, type Outcome } from '@/data/operations';
import { cache } from '@/data/reads';
import { clearDraft, flushDraft, loadDraft } from '@/data/vmDraft';
import { vmsIn } from '@/data/vms';
import { createVm } from '@/data/vmOperations';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { announce } from '@/ui';
import { blocked, problemsIn, refused } from './problems';
import { requestFrom, type CreateRequest } from './request';
import type { Create } from './useCreate';

/** One machine to be made. */
interface Job extends CreateRequest {
  readonly location: string;
}
export type JobItem = BatchItem<Job, Outcome<Vm>>;

/** What is under way. */
export type Work =
  | { readonly kind: 'one'; readonly job: Job }
  | { readonly kind: 'several'; readonly items: readonly JobItem[]; readonly stop: (() => void) | null };

export interface Submit {
  readonly work: Work | null;
  /** What went wrong with a single machine, apart from what stands at the fields. */
  readonly failure: unknown;
  readonly checking: boolean;
  readonly send: () => Promise<void>;
  /** Sends those again that were not made; only ever by the user's click. */
  readonly retry: () => void;
  /** Back to the form, as it was. */
  readonly back: () => void;
  readonly curl: () => Promise<string>;
}

/** Makes one machine. What was there before is read afresh, so that a lost answer is not taken for an older machine. */
async function make({ location, form, secrets }: Job): Promise<Outcome<Vm>> {
  const vms = await cache.fetchQuery({ ...vmsIn(location), staleTime: 0 });
  const before = vms.filter((vm) => vm.name === form.name).map((vm) => vm.uuid);
  return run(createVm, { location, form, before }, secrets);
}

export function useSubmit(create: Create, page: RefObject<HTMLFormElement | null>): Submit {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const [work, setWork] = useState<Work | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [checking, setChecking] = useState(false);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const { values, choices, names, form } = create;

  const jobs = (): Job[] =>
    choices.location ? names.map((name) => ({ location: choices.location?.slug ?? '', ...requestFrom(values, choices, name) })) : [];

  const showErrors = (errors: Partial<Record<string, string>>) => {
    flushSync(() => form.setErrors(errors));
    const first = page.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    first?.focus();
    first?.scrollIntoView({ block: 'center' });
  };

  /** The draft has served, unless another one has been begun meanwhile. */
  const forget = () => {
    flushDraft();
    if (loadDraft()?.name === values.name) clearDraft();
  };

  const sendOne = async (job: Job) => {
    setWork({ kind: 'one', job });
    announce(t('create.working', { name: job.form.name }));
    try {
      const { uuid } = await make(job);
      forget();
      if (here.current) await navigate(uuid ? paths.vm(job.location, uuid) : paths.vms());
    } catch (error) {
      const cause = error instanceof Lost ? error.error : error;
      const { at, rest } = cause instanceof ApiError ? refused(cause.fields) : { at: {}, rest: [] };
      flushSync(() => setWork(null));
      // When all of it stands at fields, there is nothing left to say on top.
      setFailure(Object.keys(at).length > 0 && rest.length === 0 ? null : error);
      showErrors(at);
    }
  };

  const sendAll = async (all: readonly Job[], made: readonly JobItem[]) => {
    const stopping = new AbortController();
    const show = (items: readonly JobItem[], stop: (() => void) | null) => setWork({ kind: 'several', items: [...made, ...items], stop });
    const items = await runBatch(all, make, { signal: stopping.signal, onChange: (items) => show(items, () => stopping.abort()) });
    show(items, null);
    const done = items.filter((item) => item.state === 'done').length + made.length;
    announce(t('create.batch.done', { done, total: made.length + items.length }));
    if (items.every((item) => item.state === 'done')) forget();
  };

  return {
    work,
    failure,
    checking,
    send: async () => {
      if (checking || work || blocked(choices, create.offer)) return;
      setChecking(true);
      setFailure(null);
      try {
        const problems = await problemsIn(values, choices, names);
        showErrors(Object.fromEntries(Object.entries(problems).map(([field, problem]) => [field, t(problem)])));
        if (Object.keys(problems).length > 0) return;
      } finally {
        setChecking(false);
      }
      const all = jobs();
      const [only] = all;
      if (all.length > 1) await sendAll(all, []);
      else if (only) await sendOne(only);
    },
    retry: () => {
      if (work?.kind !== 'several' || work.stop) return;
      const made = work.items.filter((item) => item.state === 'done');
      const again = work.items.filter((item) => item.state !== 'done').map(({ item }) => item);
      void sendAll(again, made);
    },
    back: () => setWork(null),
    curl: async () => {
      const { location, ...one } = jobs()[0] ?? { location: choices.location?.slug ?? '', ...requestFrom(values, choices, '') };
      const all = names.length > 0 ? names.map((name) => ({ ...one, form: { ...one.form, name } })) : [one];
      const commands = await Promise.all(
        all.map(async ({ form: body, secrets }) => curlOf(await requestOf('createVm', { body: { ...body, ...secrets } }, { location }))),
      );
      return commands.join('\n\n');
    },
  };
}
