import { bind, type Connection } from './connection';

/** For tests: a connection that nobody has to sign in for, and calls with it. */
export const here: Connection = { id: 'c-test', baseUrl: 'https://cloud.example', token: 'k', kept: false, demo: false };
export const call = bind(here);
