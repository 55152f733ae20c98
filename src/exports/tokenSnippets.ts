import { envValue } from './connectionStrings';
import { quoted } from './curlCommand';

/** Control and invisible characters, which no token has and which would end a header or a line. */
const cleaned = (token: string): string => token.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]/gu, '');

/** A line of a `.env` file. */
export const tokenEnv = (token: string): string => `WARREN_TOKEN=${envValue(cleaned(token)) ?? ''}`;

/** A call that shows whether the token works. `baseUrl` is the platform's, without a path. */
export const tokenCurl = (token: string, baseUrl: string): string =>
  `curl --header ${quoted(`apikey: ${cleaned(token)}`)} ${quoted(`${baseUrl}/v1/user-resource/user`)}`;
