import { useEffect, useState } from 'react';
import type { SshKey } from '@/api';
import type { Limits } from '@/data/resources/vm/limits';
import type { Message } from '@/i18n';
import { keyProblem } from './problems';

type Problems = ReadonlyMap<string, Message>;
const none: Problems = new Map();

/** Which stored keys would open no machine of this platform, by uuid; empty until that has been found out. */
export function useKeyProblems(keys: readonly SshKey[] | undefined, { public_key }: Limits): Problems {
  const [found, setFound] = useState<Problems>(none);
  const { expression, mandatory, description } = public_key;
  useEffect(() => {
    if (!keys || keys.length === 0) return undefined;
    let current = true;
    const limit = { public_key: { expression, mandatory, description } };
    const look = async () => {
      const problems = await Promise.all(keys.map(async (key) => [key.uuid, await keyProblem(key.public_key ?? '', limit)] as const));
      if (current) setFound(new Map(problems.flatMap(([uuid, problem]) => (problem ? [[uuid, problem] as const] : []))));
    };
    void look();
    return () => {
      current = false;
    };
  }, [keys, expression, mandatory, description]);
  return found;
}
