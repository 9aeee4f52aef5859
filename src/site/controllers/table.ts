// The rules of standard DocTypes that are code, by DocType.
import type { Controller } from '../site.ts';

/** Controllers by DocType. */
export const controllers: ReadonlyMap<string, Controller> = new Map<string, Controller>([]);
