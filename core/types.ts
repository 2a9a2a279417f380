/**
 * The vocabulary: what can happen (Event), what is known while it is handled (Context),
 * what a handler may ask for (Effect), what a feature is (Feature).
 */
export * from './types/context.ts';
export * from './types/effects.ts';
export * from './types/events.ts';
export * from './types/feature.ts';
export * from './types/said.ts';
