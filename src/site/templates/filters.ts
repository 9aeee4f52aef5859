// The filters of Jinja by name.
import type { Filter } from './declare-filter.ts';
import { choosingFilters } from './filters-choosing.ts';
import { markupFilters } from './filters-markup.ts';
import { numberFilters } from './filters-numbers.ts';
import { sequenceFilters } from './filters-sequences.ts';
import { textFilters } from './filters-text.ts';

/** The filters that every template has. */
export const filters: ReadonlyMap<string, Filter> = new Map([
  ...textFilters,
  ...markupFilters,
  ...numberFilters,
  ...sequenceFilters,
  ...choosingFilters,
]);
