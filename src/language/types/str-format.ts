// str.format and str.format_map, for embedders: the guards of scripts refuse both before they are called.
import type { Declaration } from '../runtime/declare.ts';

/** Rows of str: formatting by fields in braces. */
export const formatMethods: readonly Declaration[] = [];
