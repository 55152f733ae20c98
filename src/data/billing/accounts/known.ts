import { useQuery } from '@tanstack/react-query';
import { billingAccountsQuery } from './accounts';

/** The billing accounts as far as somebody has read them already; asks for nothing. */
export const useKnownAccounts = () => useQuery({ ...billingAccountsQuery(), enabled: false }).data;
