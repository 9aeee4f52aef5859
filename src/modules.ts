// Modules of Python's for embedders (`ristretto/modules`): hand those that a script may use to `globals`.
import { collectionsModule } from '../stdlib/modules/collections.ts';
import { datetimeModule } from '../stdlib/modules/datetime.ts';
import { decimalModule } from '../stdlib/modules/decimal.ts';
import { functoolsModule } from '../stdlib/modules/functools.ts';
import { itertoolsModule } from '../stdlib/modules/itertools.ts';
import { jsonModule } from '../stdlib/modules/json.ts';
import { mathModule } from '../stdlib/modules/math.ts';
import { randomModule } from '../stdlib/modules/random.ts';
import { reModule } from '../stdlib/modules/re.ts';
import { stringModule } from '../stdlib/modules/string.ts';

/**
 * The modules there are: `script.run({ globals: { json: modules.json } })`. Under Frappe's policies a script may hold a
 * module and read nothing of it, as in Frappe. `datetime` and `random` ask the run's `clock` and `random`.
 */
export const modules = {
  collections: collectionsModule,
  datetime: datetimeModule,
  decimal: decimalModule,
  functools: functoolsModule,
  itertools: itertoolsModule,
  json: jsonModule,
  math: mathModule,
  random: randomModule,
  re: reModule,
  string: stringModule,
} as const;
