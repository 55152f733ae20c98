import { loadMessages } from '@/i18n';

/** The words of a machine's life: of what is shown of it, and of what is done with it. */
export const lifeWords = () => Promise.all([loadMessages('life'), loadMessages('operations')]);
