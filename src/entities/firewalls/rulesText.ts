import type { rulesSummary } from '@/data/resources/firewall/words';
import type { T } from '@/i18n';

/** The rules of a firewall in one line, such as "HTTP, HTTPS from anywhere · SSH from 203.0.113.7 · 2 more". */
export const rulesText = (t: T, { words, more }: ReturnType<typeof rulesSummary>): string =>
  [...words.map((each) => t(each)), ...(more > 0 ? [t('network.more', { count: more })] : [])].join(' · ');
