import { useEffect, useRef, useState, type RefObject } from 'react';
import { flushSync } from 'react-dom';
import { useNavigate } from 'react-router';
import { ApiError, type Vm } from '@/api';
import { requestOf } from '@/data/core/session';
import { cloneVm } from '@/data/resources/vm/operations/settings';
import { curlOf } from '@/exports/curlCommand';
import { Lost, runTogether, type Outcome } from '@/data/operations';
import { clearDraft, flushDraft, loadDraft } from '@/data/resources/vm/draft';
import { createVm } from '@/data/resources/vm/operations';
import { useT } from '@/i18n';
import { usePaths } from '@/nav';
import { announce } from '@/ui';
import { runBatch, type BatchItem } from '@/ui/batch';
import { hasUsers } from '@/data/resources/vm/cloudInit';
import { nextName } from './names';
import { rememberJustMade } from './justMade';
import { makePassword } from './password';
import { blocked, cloudInitOf, problemsIn, refused } from './problems';
import { keyInstead, requestFrom, type CreateRequest } from './request';
import { installs } from './sources';
import type { Create } from './useCreate';

/** One machine to be made: by a request of the form, or as a clone of another one. */
interface Job {
  readonly location: string;
  readonly name: string;
  readonly want: CreateRequest | { readonly clone: string };
  /** Empty where the image has a user of its own. */
  readonly username: string;
  /** Made for it, since nobody typed one: to be shown when it is there. */
  readonly password?: string | undefined;
}
export type JobItem = BatchItem<Job, Outcome<Vm>>;

export interface Made {
  readonly name: string;
  readonly location: string;
  readonly uuid: string | undefined;
}

/** What is under way. */
export type Work =
  | { readonly kind: 'one'; readonly job: Job }
  /** An empty machine has been made, and there is more to do. */
  | { readonly kind: 'made'; readonly made: Made }
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
  /** Back to the form for the next machine like it. */
  readonly another: () => void;
  /** Stay at the form when a machine has been made. */
  readonly stay: boolean;
  readonly setStay: (stay: boolean) => void;
  /** The last one that was made without leaving the form. */
  readonly made: Made | null;
  readonly curl: () => Promise<string>;
}

/** Makes one machine, for the account that `run` is bound to. */
function make({ location, name, want }: Job, run = runTogether()): Promise<Outcome<Vm>> {
  if ('clone' in want) return run(cloneVm, { location, uuid: want.clone, name, newName: name, before: [] }, undefined);
  return run(createVm, { location, form: want.form, before: [] }, want.secrets);
}

export function useSubmit(create: Create, page: RefObject<HTMLFormElement | null>): Submit {
  const t = useT();
  const paths = usePaths();
  const navigate = useNavigate();
  const [work, setWork] = useState<Work | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [checking, setChecking] = useState(false);
  const [stay, setStay] = useState(false);
  const [made, setMade] = useState<Made | null>(null);
  const here = useRef(true);
  useEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);
  const { values, choices, names, form } = create;

  const jobs = async (all: readonly string[] = names): Promise<Job[]> => {
    const { location, machine, source } = choices;
    if (!location) return [];
    const cloudInit = (await cloudInitOf(values, choices))?.value ?? null;
    const { mandatory, expression } = choices.limits.password;
    const generate = mandatory && installs(source) && !hasUsers(cloudInit) && keyInstead(values, choices);
    return Promise.all(
      all.map(async (name) => {
        const password = generate ? await makePassword(expression) : undefined;
        return {
          location: location.slug,
          name,
          username: values.username.trim(),
          want: source === 'clone' ? { clone: machine?.uuid ?? '' } : requestFrom(values, choices, name, cloudInit, password),
          password,
        };
      }),
    );
  };

  /** The form as it is, with the name of the next machine. */
  const goOn = (name: string) => {
    setWork(null);
    form.setFieldValue('name', nextName(values.name, [...create.machines.map((vm) => vm.name), name]));
    form.clearErrors();
    form.resetDirty();
  };

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
    setMade(null);
    announce(t('create.working', { name: job.name }));
    try {
      const { uuid } = await make(job);
      forget();
      if (!here.current) return;
      const now = { name: job.name, location: job.location, uuid };
      if (uuid) rememberJustMade({ location: job.location, uuid, username: job.username, password: job.password });
      if (stay) {
        goOn(job.name);
        setMade(now);
        announce(t('create.made', { name: job.name }));
      } else if (choices.source === 'iso') setWork({ kind: 'made', made: now });
      else await navigate(uuid ? paths.vm(job.location, uuid) : paths.vms());
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
    const run = runTogether();
    const items = await runBatch(all, (job) => make(job, run), {
      signal: stopping.signal,
      onChange: (items) => show(items, () => stopping.abort()),
    });
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
      const all = await jobs();
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
    another: () => goOn(values.name),
    stay,
    setStay,
    made,
    curl: async () => {
      const all = await jobs(names.length > 0 ? names : ['']);
      const commands = await Promise.all(
        all.map(async ({ location, name, want }) =>
          curlOf(
            await ('clone' in want
              ? requestOf('cloneVm', { body: { uuid: want.clone, name } }, { location })
              : requestOf('createVm', { body: { ...want.form, ...want.secrets } }, { location })),
          ),
        ),
      );
      return commands.join('\n\n');
    },
  };
}
