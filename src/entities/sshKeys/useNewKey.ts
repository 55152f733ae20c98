import { useState } from 'react';
import { readKey } from '@/data/resources/ssh-key/keyReader';
import { run } from '@/data/operations';
import { createSshKey, keyRefusal } from '@/data/resources/ssh-key/operations';
import { msg, useT } from '@/i18n';

/** A public key that is about to be stored: its text, its name, and storing it once. */
export function useNewKey() {
  const t = useT();
  const [typedName, setTypedName] = useState<string | null>(null);
  const [text, setText] = useState('');
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const reading = readKey(text);
  // People name a key after its comment ("me@laptop"): the name follows the key until somebody has written one.
  const name = typedName ?? reading.key?.comment ?? '';
  const refusal = keyRefusal(failure);
  const nameProblem = name.trim() === '' ? msg('sshKeys.problem.name') : null;

  return {
    name,
    text,
    busy,
    /** What went wrong apart from what stands at the fields. */
    failure: Object.keys(refusal).length === 0 ? failure : null,
    nameError: refusal.name ?? (tried && nameProblem ? t(nameProblem) : undefined),
    keyError: refusal.publicKey,
    tried,
    changed: typedName !== null || text !== '',
    setName: (next: string) => {
      setTypedName(next === '' ? null : next);
      setFailure(null);
    },
    setText: (next: string) => {
      setText(next);
      setFailure(null);
    },
    /** Answers the new key's uuid; null when nothing was stored. */
    store: async (): Promise<{ uuid: string | undefined } | null> => {
      setTried(true);
      if (busy || nameProblem || !reading.line) return null;
      setBusy(true);
      setFailure(null);
      try {
        const { uuid } = await run(createSshKey, { name: name.trim(), publicKey: reading.line }, undefined);
        return { uuid };
      } catch (error) {
        setFailure(error);
        return null;
      } finally {
        setBusy(false);
      }
    },
  };
}
