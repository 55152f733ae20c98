import { read } from '@/data/core/reads';

/** Many platforms have no such call: it is asked when somebody wants a key. */
export const sshKeysQuery = () => read('listSshKeys', {}, undefined, { mayLack: true });
