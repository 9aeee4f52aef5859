// One rendering: the template that was asked for, those that it names, and the names that all of them find.
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import type { PyValue } from '../../language/runtime/values.ts';
import { compileTemplate } from './compile-tags.ts';
import { type Environment, type Names, type Template, TemplateContext } from './context.ts';
import type { Filter } from './declare-filter.ts';
import { raiseJinja } from './errors.ts';
import { filters } from './filters.ts';
import { lipsumFunction } from './lipsum.ts';
import { cyclerFunction, joinerFunction, namespaceFunction } from './objects.ts';
import { Output } from './output.ts';
import { readTemplate } from './read-tags.ts';
import { tests } from './tests.ts';
import { PyUndefined, used } from './undefined.ts';

/** What a template finds around it, besides the values that it is given. */
export interface Surroundings {
  readonly globals: Names;
  /** Filters that come before Jinja's of the same name. */
  readonly filters: Iterable<readonly [string, Filter]>;
  /** The text of a template that others name; nothing if there is no such template. */
  readonly stored?: (name: string) => string | undefined;
}

/** What a template writes. Throws TemplateProblem for a text that cannot be read. */
export function rendered(run: Run, text: string, given: Names, surroundings: Surroundings): string {
  const environment = environmentOf(run, surroundings);
  const template = compiled(environment, text, undefined);
  const output = new Output();
  const names: Names = (name) => {
    const value = given(name);
    return value === undefined ? environment.globals(name) : value;
  };
  run.enter();
  template.render(new TemplateContext(environment, template, names), output);
  run.depth -= 1;
  return output.text();
}

const own: ReadonlyMap<string, PyValue> = new Map([
  ['namespace', namespaceFunction],
  ['cycler', cyclerFunction],
  ['joiner', joinerFunction],
  ['lipsum', lipsumFunction],
]);

function environmentOf(run: Run, { globals, filters: more, stored }: Surroundings): Environment {
  const known = new Map<string, Template>();
  const environment: Environment = {
    run,
    globals: (name) => globals(name) ?? own.get(name),
    filters: new Map([...filters, ...more]),
    tests,
    template(value) {
      if (value instanceof PyUndefined) return used(run, value);
      const name = str(run, value);
      const text = stored?.(name);
      if (text === undefined) return raiseJinja('TemplateNotFound', name);
      const template = known.get(name) ?? compiled(environment, text, name);
      known.set(name, template);
      return template;
    },
  };
  return environment;
}

function compiled(environment: Environment, text: string, name: string | undefined): Template {
  const { run } = environment;
  if (text.length > run.limits.source) run.stop('source', run.limits.source, text.length);
  run.work(text.length * 64);
  return compileTemplate(environment, readTemplate(text), name);
}
