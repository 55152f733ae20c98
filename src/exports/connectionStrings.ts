import { quoted } from './curlCommand';

/**
 * How programs connect to a database, ready to copy. Every value is escaped for where it stands, so that no password,
 * whatever is in it, can change what the text means.
 */
export interface DatabaseAddress {
  /** As the platform calls the service: `postgresql`, `mariadb`, `mysql`; others get what fits every kind. */
  readonly service: string;
  readonly host: string;
  readonly port: number | null;
  readonly user: string;
  readonly password: string;
  /** Empty: none. */
  readonly database: string;
}

export type SnippetKind = 'shell' | 'url' | 'env' | 'jdbc' | 'python' | 'node' | 'php' | 'go';
export interface Snippet {
  readonly kind: SnippetKind;
  /** What it is called in the field: `psql`, `JDBC`. Never translated. */
  readonly name: string;
  readonly language: string;
  readonly code: string;
}

type Family = 'postgres' | 'mysql';
const families: Readonly<Record<string, Family>> = { postgresql: 'postgres', postgres: 'postgres', mysql: 'mysql', mariadb: 'mysql' };
/** The kind of client that a service is spoken to with; null for services that the panel does not know. */
export const familyOf = (service: string): Family | null => families[service.toLowerCase()] ?? null;

/** The database that a new server always has; none where there is no such one. */
export const usualDatabase = (service: string): string => (familyOf(service) === 'postgres' ? 'postgres' : '');

/* ——— One way of quoting for each language ——— */

/** Also the signs that `encodeURIComponent` leaves, so that the text may stand in quotes and in a shell. */
const urlPart = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Valid in JavaScript, Python and Java: JSON's escapes mean the same in all of them. */
const literal = (text: string): string => JSON.stringify(text.toWellFormed());

/** Go knows no `\uD800`; well-formed text has none. */
const goLiteral = literal;

const phpLiteral = (text: string): string => `'${text.replace(/[\\']/g, String.raw`\$&`)}'`;

/**
 * A value of a `.env` file. Its readers agree on single quotes without anything to escape in them, and on double quotes
 * without anything to fill in; null for what no quoting means the same to all of them.
 */
export function envValue(text: string): string | null {
  if (/^[\w.-]*$/.test(text)) return text;
  if (/[\p{Cc}\p{Zl}\p{Zp}\\]/u.test(text)) return null;
  if (!text.includes("'")) return `'${text}'`;
  return /["$`]/.test(text) ? null : `"${text}"`;
}

const hostPart = (host: string): string => (host.includes(':') ? `[${host}]` : host);
const hostPort = ({ host, port }: DatabaseAddress): string => `${hostPart(host)}${port === null ? '' : `:${port}`}`;

export function urlOf(at: DatabaseAddress): string {
  const scheme = { postgres: 'postgresql', mysql: 'mysql' }[familyOf(at.service) ?? 'postgres'];
  const name = familyOf(at.service) === null ? at.service.toLowerCase().replace(/[^a-z0-9+.-]/g, '') || 'service' : scheme;
  return `${name}://${urlPart(at.user)}:${urlPart(at.password)}@${hostPort(at)}/${urlPart(at.database)}`;
}

function env(at: DatabaseAddress): string {
  const { host, port, user, password, database } = at;
  const line = (name: string, value: string) => {
    const written = value === '' ? null : envValue(value);
    return written === null ? [] : [`${name}=${written}`];
  };
  return [
    `DATABASE_URL=${urlOf(at)}`,
    ...line('DB_HOST', host),
    ...line('DB_PORT', port === null ? '' : String(port)),
    ...line('DB_USER', user),
    ...line('DB_PASSWORD', password),
    ...line('DB_NAME', database),
  ].join('\n');
}

const lines = (...parts: readonly (string | null)[]): string => parts.filter((part) => part !== null).join('\n');
/** One field of an object, left out where there is nothing to say. */
const field = (text: string, there: boolean): string | null => (there ? text : null);

function postgres(at: DatabaseAddress): Snippet[] {
  const { host, port, user, password, database } = at;
  const url = urlOf(at);
  const shell = [
    `PGPASSWORD=${quoted(password)} psql`,
    `-h ${quoted(host)}`,
    ...(port === null ? [] : [`-p ${port}`]),
    `-U ${quoted(user)}`,
    ...(database ? [`-d ${quoted(database)}`] : []),
  ].join(' ');
  return [
    { kind: 'shell', name: 'psql', language: 'sh', code: shell },
    { kind: 'url', name: 'URL', language: 'text', code: url },
    { kind: 'env', name: '.env', language: 'sh', code: env(at) },
    {
      kind: 'jdbc',
      name: 'JDBC',
      language: 'java',
      code: lines(
        `String url = ${literal(`jdbc:postgresql://${hostPort(at)}/${urlPart(database)}`)};`,
        `Connection connection = DriverManager.getConnection(url, ${literal(user)}, ${literal(password)});`,
      ),
    },
    {
      kind: 'python',
      name: 'Python',
      language: 'python',
      code: lines(
        'import psycopg',
        '',
        'connection = psycopg.connect(',
        `    host=${literal(host)},`,
        field(`    port=${port},`, port !== null),
        `    user=${literal(user)},`,
        `    password=${literal(password)},`,
        field(`    dbname=${literal(database)},`, database !== ''),
        ')',
      ),
    },
    {
      kind: 'node',
      name: 'Node.js',
      language: 'js',
      code: lines(
        "import { Client } from 'pg';",
        '',
        'const client = new Client({',
        `  host: ${literal(host)},`,
        field(`  port: ${port},`, port !== null),
        `  user: ${literal(user)},`,
        `  password: ${literal(password)},`,
        field(`  database: ${literal(database)},`, database !== ''),
        '});',
        'await client.connect();',
      ),
    },
    { kind: 'php', name: 'PHP', language: 'php', code: php(at, 'pgsql') },
    {
      kind: 'go',
      name: 'Go',
      language: 'go',
      code: lines(`connection, err := pgx.Connect(ctx, ${goLiteral(url)})`),
    },
  ];
}

function php(at: DatabaseAddress, driver: 'pgsql' | 'mysql'): string {
  // The parts of a PDO address end at a semicolon; only the database's name could hold one.
  const source = [
    `host=${at.host}`,
    ...(at.port === null ? [] : [`port=${at.port}`]),
    ...(at.database ? [`dbname=${at.database.replaceAll(';', ';;')}`] : []),
  ].join(';');
  return `$pdo = new PDO(${phpLiteral(`${driver}:${source}`)}, ${phpLiteral(at.user)}, ${phpLiteral(at.password)});`;
}

function mysql(at: DatabaseAddress): Snippet[] {
  const { service, host, port, user, password, database } = at;
  const client = service.toLowerCase() === 'mariadb' ? 'mariadb' : 'mysql';
  const shell = [
    `MYSQL_PWD=${quoted(password)} ${client}`,
    `-h ${quoted(host)}`,
    ...(port === null ? [] : [`-P ${port}`]),
    `-u ${quoted(user)}`,
    ...(database ? [quoted(database)] : []),
  ].join(' ');
  return [
    { kind: 'shell', name: client, language: 'sh', code: shell },
    { kind: 'url', name: 'URL', language: 'text', code: urlOf(at) },
    { kind: 'env', name: '.env', language: 'sh', code: env(at) },
    {
      kind: 'jdbc',
      name: 'JDBC',
      language: 'java',
      code: lines(
        `String url = ${literal(`jdbc:${client}://${hostPort(at)}/${urlPart(database)}`)};`,
        `Connection connection = DriverManager.getConnection(url, ${literal(user)}, ${literal(password)});`,
      ),
    },
    {
      kind: 'python',
      name: 'Python',
      language: 'python',
      code: lines(
        'import pymysql',
        '',
        'connection = pymysql.connect(',
        `    host=${literal(host)},`,
        field(`    port=${port},`, port !== null),
        `    user=${literal(user)},`,
        `    password=${literal(password)},`,
        field(`    database=${literal(database)},`, database !== ''),
        ')',
      ),
    },
    {
      kind: 'node',
      name: 'Node.js',
      language: 'js',
      code: lines(
        "import mysql from 'mysql2/promise';",
        '',
        'const connection = await mysql.createConnection({',
        `  host: ${literal(host)},`,
        field(`  port: ${port},`, port !== null),
        `  user: ${literal(user)},`,
        `  password: ${literal(password)},`,
        field(`  database: ${literal(database)},`, database !== ''),
        '});',
      ),
    },
    { kind: 'php', name: 'PHP', language: 'php', code: php(at, 'mysql') },
    {
      kind: 'go',
      name: 'Go',
      language: 'go',
      code: lines(
        'config := mysql.NewConfig()',
        'config.Net = "tcp"',
        `config.Addr = ${goLiteral(`${hostPart(host)}:${port ?? 3306}`)}`,
        `config.User = ${goLiteral(user)}`,
        `config.Passwd = ${goLiteral(password)}`,
        field(`config.DBName = ${goLiteral(database)}`, database !== ''),
        'db, err := sql.Open("mysql", config.FormatDSN())',
      ),
    },
  ];
}

/** Everything that fits the kind of service. */
export function connectionStrings(at: DatabaseAddress): readonly Snippet[] {
  const family = familyOf(at.service);
  if (family === 'postgres') return postgres(at);
  if (family === 'mysql') return mysql(at);
  return [
    { kind: 'url', name: 'URL', language: 'text', code: urlOf(at) },
    { kind: 'env', name: '.env', language: 'sh', code: env(at) },
  ];
}
