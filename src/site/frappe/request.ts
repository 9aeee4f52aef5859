// frappe.request: the HTTP request as scripts see it.
import '../../language/types/load.ts';
import { genericAttribute } from '../../language/runtime/attributes.ts';
import { method } from '../../language/runtime/declare.ts';
import { truth } from '../../language/runtime/operators.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, type PyValue } from '../../language/runtime/values.ts';
import { cstr } from '../casts.ts';
import type { Context, IncomingRequest } from '../context.ts';
import { attributes } from '../dictionary.ts';
import { parseJson } from '../json.ts';
import { definePython } from '../python-methods.ts';
import { raiseFrappe } from './exceptions.ts';

const requestType: PyType = defineType({
  name: 'Request',
  module: 'werkzeug.wrappers.request',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getAttribute: (run, self: RequestObject, name) => self.values.get(name) ?? genericAttribute(run, self, name),
    repr: (_run, self: RequestObject) => `<Request '${self.request.path}' [${self.request.method}]>`,
  },
});

const headersType: PyType = defineType({
  name: 'EnvironHeaders',
  module: 'werkzeug.datastructures.headers',
  bases: [builtin.object],
  subclassable: false,
  slots: {
    getItem: (run, self: Headers, key) => self.values.get(cstr(run, key).toLowerCase()) ?? raiseFrappe('NotFound', key),
    contains: (run, self: Headers, key) => self.values.has(cstr(run, key).toLowerCase()),
  },
});

class Headers {
  readonly values: ReadonlyMap<string, string>;
  constructor(values: ReadonlyMap<string, string>) {
    this.values = values;
  }
  get type(): PyType {
    return headersType;
  }
}

class RequestObject {
  readonly request: IncomingRequest;
  readonly values: ReadonlyMap<string, PyValue>;
  constructor(context: Context, request: IncomingRequest) {
    this.request = request;
    this.values = new Map<string, PyValue>([
      ['method', request.method],
      ['path', request.path],
      ['full_path', `${request.path}?${request.query}`],
      [
        'url',
        `${request.headers.get('x-forwarded-proto') ?? 'http'}://${request.headers.get('host') ?? context.host.configuration.site}${request.path}`,
      ],
      ['host', request.headers.get('host') ?? context.host.configuration.site],
      ['remote_addr', request.client],
      ['headers', new Headers(request.headers)],
      ['args', context.formDict],
      ['form', context.formDict],
      ['data', request.body],
    ]);
  }
  get type(): PyType {
    return requestType;
  }
}

definePython(headersType, [
  method('get(self, key, default=None, type=None)', {
    doc: 'Return a header by name, whatever its case.',
    run: (run, self: Headers, key: PyValue, fallback: PyValue) =>
      self.values.get(cstr(run, key).toLowerCase()) ?? fallback,
  }),
]);

definePython(requestType, [
  method('get_json(self, force=False, silent=False, cache=True)', {
    doc: 'Return the body as parsed JSON.',
    run(run, self: RequestObject, _force: PyValue, silent: PyValue) {
      const parsed = parseJson(run, self.request.body);
      if (parsed !== undefined) return parsed;
      return truth(run, silent) ? null : raiseFrappe('DataError', 'Invalid request body');
    },
  }),
  method('get_data(self, cache=True, as_text=False, parse_form_data=False)', {
    doc: 'Return the body as text.',
    run: (_run, self: RequestObject) => self.request.body,
  }),
]);

/** The request object, or an empty dict where there is no request. */
export function requestValue(context: Context): PyValue {
  return context.request === undefined ? attributes(context.run) : new RequestObject(context, context.request);
}
