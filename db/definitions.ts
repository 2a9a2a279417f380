/** Every table of the product: the core's and those of each feature on the list. */
import { featureDefinitions } from '../core/features/index.ts';
import { coreSchema } from '../core/schema.ts';
import type { Definition } from './tables.ts';

export const allDefinitions: readonly Definition[] = [
  ...coreSchema,
  ...featureDefinitions.flatMap(({ schema }) => (schema ? [schema] : [])),
];
