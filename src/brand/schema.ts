import * as z from 'zod/mini';
import { configSchema } from './config.ts';

/** The JSON Schema that editors check `config.json` with; written to `public/config.schema.json` by `npm run generate`. */
export const jsonSchema = () => ({ title: 'The panel’s configuration', ...z.toJSONSchema(configSchema, { io: 'input' }) });
