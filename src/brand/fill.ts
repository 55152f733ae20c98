/** The part of JSON Schema that the config's schema is written in. */
export interface Schema {
  readonly type?: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean';
  readonly default?: unknown;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: Schema;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
}

export const doesNotFit = Symbol('does not fit');

/**
 * What a JSON value means by a schema: defaults in place of what is missing, without what the schema does not name; or
 * `doesNotFit`. The library that the schema is written with explains why; it is ten times as large, so it comes when asked.
 */
export function fill(schema: Schema, value: unknown): unknown {
  if (value === undefined && 'default' in schema) return schema.default;
  if (schema.anyOf) return schema.anyOf.map((each) => fill(each, value)).find((each) => each !== doesNotFit) ?? doesNotFit;
  switch (schema.type) {
    case 'object':
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? fillObject(schema, value) : doesNotFit;
    case 'array': {
      if (!Array.isArray(value) || value.length < (schema.minItems ?? 0)) return doesNotFit;
      const items = value.map((each) => fill(schema.items ?? {}, each));
      return items.includes(doesNotFit) ? doesNotFit : items;
    }
    case 'string':
      return typeof value === 'string' && fitsText(schema, value) ? value : doesNotFit;
    case 'number':
    case 'integer':
      return typeof value === 'number' && fitsNumber(schema, value) ? value : doesNotFit;
    case 'boolean':
      return typeof value === 'boolean' ? value : doesNotFit;
    default:
      return value;
  }
}

function fillObject({ properties = {}, required = [], additionalProperties }: Schema, value: object): unknown {
  const own = new Map<string, unknown>(Object.entries(value));
  if (required.some((name) => !own.has(name) && !('default' in (properties[name] ?? {})))) return doesNotFit;
  const fields = additionalProperties
    ? [...own].map(([name, each]) => [name, fill(additionalProperties, each)])
    : Object.entries(properties)
        .filter(([name, each]) => own.has(name) || 'default' in each)
        .map(([name, each]) => [name, fill(each, own.get(name))]);
  return fields.some(([, each]) => each === doesNotFit) ? doesNotFit : Object.fromEntries(fields);
}

const fitsText = ({ enum: values, pattern, minLength = 0, maxLength = Infinity }: Schema, text: string): boolean =>
  (!values || values.includes(text)) &&
  (pattern === undefined || new RegExp(pattern).test(text)) &&
  text.length >= minLength &&
  text.length <= maxLength;

const fitsNumber = ({ type, minimum = -Infinity, exclusiveMinimum = -Infinity, maximum = Infinity }: Schema, number: number): boolean =>
  (type === 'number' || Number.isInteger(number)) && number >= minimum && number > exclusiveMinimum && number <= maximum;
