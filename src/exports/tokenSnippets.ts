import { plainToken } from '@/data/core/token';
import { envValue } from './connectionStrings';
import { quoted } from './curlCommand';

/** A line of a `.env` file. */
export const tokenEnv = (token: string): string => `WARREN_TOKEN=${envValue(plainToken(token)) ?? ''}`;

/** A call that shows whether the token works. `baseUrl` is the platform's, without a path. */
export const tokenCurl = (token: string, baseUrl: string): string =>
  `curl --header ${quoted(`apikey: ${plainToken(token)}`)} ${quoted(`${baseUrl}/v1/user-resource/user`)}`;
