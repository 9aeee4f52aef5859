// FrappeClient: talking to another site over its REST API.
import { PyDict } from '../../language/runtime/containers.ts';
import { type Declaration, method, pythonFunction } from '../../language/runtime/declare.ts';
import { exceptionTypes, PyException, Raise } from '../../language/runtime/errors.ts';
import { truth } from '../../language/runtime/operators.ts';
import type { Run } from '../../language/runtime/run.ts';
import { str } from '../../language/runtime/text.ts';
import { defineType, type PyType } from '../../language/runtime/type.ts';
import { builtin, PyList, PyTuple, type PyValue } from '../../language/runtime/values.ts';
import { base64FromText } from '../base64.ts';
import { cstr } from '../casts.ts';
import { contextOf } from '../context.ts';
import { attributes, item, textEntries } from '../dictionary.ts';
import type { OutgoingResponse } from '../host.ts';
import { parseJson } from '../json.ts';
import { definePython } from '../python-methods.ts';
import { dumpFrappeJson } from './json-text.ts';
import { send } from './outgoing.ts';
import { quotedPart } from './utils/url-texts.ts';

/** A connection: the address, and what proves who asks. */
class PyFrappeClient {
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  cookies: ReadonlyMap<string, string> = new Map();
  constructor(url: string, headers: PyFrappeClient['headers']) {
    this.url = url;
    this.headers = headers;
  }
  get type(): PyType {
    return frappeClient;
  }
}

function ownException(name: string): PyType {
  const bases = [exceptionTypes.get('Exception') ?? builtin.object];
  return defineType({ name, module: 'frappe.frappeclient', bases });
}

const authError = ownException('AuthError');
const frappeException = ownException('FrappeException');
const siteUnreachable = ownException('SiteUnreachableError');

function fail(type: PyType, ...args: PyValue[]): never {
  throw new Raise(new PyException(type, args));
}

interface Call {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path?: string;
  readonly params?: PyValue;
  readonly data?: PyValue;
}

function ask(
  run: Run,
  client: PyFrappeClient,
  { method: verb, path = '', params = null, data = null }: Call,
): OutgoingResponse {
  const context = contextOf(run);
  run.spend('requests');
  run.hostCall();
  const cookie = [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers: (readonly [string, string])[] = [['Accept', 'application/json'], ...client.headers];
  if (cookie !== '') headers.push(['Cookie', cookie]);
  const answer = send(context, {
    method: verb,
    url: `${client.url}${path}`,
    auth: null,
    headers: attributes(run, headers),
    data,
    json: null,
    params,
  });
  const given = answer.headers.filter(([name]) => name.toLowerCase() === 'set-cookie').map(([, value]) => value);
  const pairs = given.map((text) => /^([^=;]+)=([^;]*)/.exec(text)).filter((match) => match !== null);
  client.cookies = new Map([...client.cookies, ...pairs.map((match) => [match[1] ?? '', match[2] ?? ''] as const)]);
  return answer;
}

/** The message of an answer, else its data; FrappeException for an error of the other site. */
function resultOf(run: Run, answer: OutgoingResponse): PyValue {
  const body = parseJson(run, answer.body);
  if (!(body instanceof PyDict))
    return fail(exceptionTypes.get('ValueError') ?? frappeException, `no JSON: ${answer.status}`);
  const error = item(body, 'exc');
  if (truth(run, error)) return fail(frappeException, remoteError(run, error));
  return body.table.map.has('message') ? item(body, 'message') : item(body, 'data');
}

function remoteError(run: Run, error: PyValue): string {
  const lines = parseJson(run, str(run, error));
  const [first] = lines instanceof PyList ? lines.items : [];
  return first === undefined ? str(run, error) : `FrappeClient Request Failed\n\n${str(run, first)}`;
}

function result(run: Run, client: PyFrappeClient, call: Call): PyValue {
  return resultOf(run, ask(run, client, call));
}

/** Values in values go out as JSON. */
function flat(run: Run, given: PyValue): PyValue {
  if (!(given instanceof PyDict)) return given;
  const entries = textEntries(given).map(([key, value]): [string, PyValue] => [
    key,
    nested(value) ? json(run, value) : value,
  ]);
  return attributes(run, entries);
}

function nested(value: PyValue): boolean {
  return value instanceof PyDict || value instanceof PyList || value instanceof PyTuple;
}

function json(run: Run, value: PyValue): string {
  return dumpFrappeJson(run, value, { indent: null });
}

function resource(run: Run, doctype: PyValue, name: PyValue = null): string {
  const base = `/api/resource/${quotedPart(cstr(run, doctype))}`;
  return truth(run, name) ? `${base}/${quotedPart(cstr(run, name)).replaceAll('/', '%2F')}` : base;
}

/** Calls a method of `frappe.client` of the other site. */
function command(
  run: Run,
  client: PyFrappeClient,
  cmd: string,
  values: readonly (readonly [string, PyValue])[],
): PyValue {
  const data = flat(run, attributes(run, [['cmd', `frappe.client.${cmd}`], ...values]));
  return result(run, client, { method: 'POST', data });
}

function documentOf(doc: PyValue, key: string): PyValue {
  return doc instanceof PyDict ? item(doc, key) : null;
}

type Client = PyFrappeClient;

const reading: readonly Declaration[] = [
  method('get_list(self, doctype, fields=\'["name"]\', filters=None, limit_start=0, limit_page_length=None)', {
    doc: 'Return the documents of a DocType that match.',
    run(run, self: Client, ...[doctype = null, fields = null, filters = null, start = null, length = null]: PyValue[]) {
      const values: [string, PyValue][] = [['fields', nested(fields) ? json(run, fields) : fields]];
      if (truth(run, filters)) values.push(['filters', json(run, filters)]);
      if (length !== null) values.push(['limit_start', start], ['limit_page_length', length]);
      return result(run, self, { method: 'GET', path: resource(run, doctype), params: attributes(run, values) });
    },
  }),
  method('get_doc(self, doctype, name="", filters=None, fields=None)', {
    doc: 'Return a document.',
    run(run, self: Client, doctype: PyValue, name: PyValue, filters: PyValue, fields: PyValue) {
      const values: [string, PyValue][] = [];
      if (truth(run, filters)) values.push(['filters', json(run, filters)]);
      if (truth(run, fields)) values.push(['fields', json(run, fields)]);
      const params = values.length === 0 ? null : attributes(run, values);
      return result(run, self, { method: 'GET', path: resource(run, doctype, name), params });
    },
  }),
  method('get_value(self, doctype, fieldname=None, filters=None)', {
    doc: 'Return a value of the first document that matches.',
    run: (run, self: Client, doctype: PyValue, fieldname: PyValue, filters: PyValue) =>
      result(run, self, {
        method: 'GET',
        params: attributes(run, [
          ['cmd', 'frappe.client.get_value'],
          ['doctype', doctype],
          ['fieldname', truth(run, fieldname) ? fieldname : 'name'],
          ['filters', json(run, filters)],
        ]),
      }),
  }),
  method('get_api(self, method, params=None)', {
    doc: 'Call a method with GET.',
    run: (run, self: Client, name: PyValue, params: PyValue) =>
      result(run, self, { method: 'GET', path: `/api/method/${cstr(run, name)}/`, params: flat(run, params) }),
  }),
  method('get_request(self, params)', {
    doc: 'Ask with parameters.',
    run: (run, self: Client, params: PyValue) => result(run, self, { method: 'GET', params: flat(run, params) }),
  }),
];

const writing: readonly Declaration[] = [
  method('insert(self, doc)', {
    doc: 'Insert a document.',
    run: (run, self: Client, doc: PyValue) =>
      result(run, self, {
        method: 'POST',
        path: resource(run, documentOf(doc, 'doctype')),
        data: attributes(run, [['data', json(run, doc)]]),
      }),
  }),
  method('update(self, doc)', {
    doc: 'Change a document.',
    run: (run, self: Client, doc: PyValue) =>
      result(run, self, {
        method: 'PUT',
        path: resource(run, documentOf(doc, 'doctype'), documentOf(doc, 'name')),
        data: attributes(run, [['data', json(run, doc)]]),
      }),
  }),
  method('insert_many(self, docs)', {
    doc: 'Insert documents.',
    run: (run, self: Client, docs: PyValue) => command(run, self, 'insert_many', [['docs', docs]]),
  }),
  method('bulk_update(self, docs)', {
    doc: 'Change documents.',
    run: (run, self: Client, docs: PyValue) => command(run, self, 'bulk_update', [['docs', docs]]),
  }),
  method('delete(self, doctype, name)', {
    doc: 'Delete a document.',
    run: (run, self: Client, doctype: PyValue, name: PyValue) =>
      command(run, self, 'delete', [
        ['doctype', doctype],
        ['name', name],
      ]),
  }),
  method('submit(self, doc)', {
    doc: 'Submit a document.',
    run: (run, self: Client, doc: PyValue) => command(run, self, 'submit', [['doc', doc]]),
  }),
  method('cancel(self, doctype, name)', {
    doc: 'Cancel a document.',
    run: (run, self: Client, doctype: PyValue, name: PyValue) =>
      command(run, self, 'cancel', [
        ['doctype', doctype],
        ['name', name],
      ]),
  }),
  method('set_value(self, doctype, docname, fieldname, value)', {
    doc: 'Set a value of a document.',
    run: (run, self: Client, doctype: PyValue, name: PyValue, fieldname: PyValue, value: PyValue) =>
      command(run, self, 'set_value', [
        ['doctype', doctype],
        ['name', name],
        ['fieldname', fieldname],
        ['value', value],
      ]),
  }),
  method('rename_doc(self, doctype, old_name, new_name)', {
    doc: 'Rename a document.',
    run: (run, self: Client, doctype: PyValue, from: PyValue, to: PyValue) =>
      command(run, self, 'rename_doc', [
        ['doctype', doctype],
        ['old_name', from],
        ['new_name', to],
      ]),
  }),
  method('post_api(self, method, params=None)', {
    doc: 'Call a method with POST.',
    run: (run, self: Client, name: PyValue, params: PyValue) =>
      result(run, self, { method: 'POST', path: `/api/method/${cstr(run, name)}/`, data: flat(run, params) }),
  }),
  method('post_request(self, data)', {
    doc: 'Post values.',
    run: (run, self: Client, data: PyValue) => result(run, self, { method: 'POST', data: flat(run, data) }),
  }),
];

function logout(run: Run, self: Client): PyValue {
  ask(run, self, { method: 'GET', params: attributes(run, [['cmd', 'logout']]) });
  self.cookies = new Map();
  return null;
}

function login(run: Run, client: Client, user: PyValue, password: PyValue): void {
  const data = attributes(run, [
    ['cmd', 'login'],
    ['usr', user],
    ['pwd', password],
  ]);
  const answer = ask(run, client, { method: 'POST', data });
  if (answer.status === 502) fail(siteUnreachable);
  const body = parseJson(run, answer.body);
  if (answer.status !== 200 || !(body instanceof PyDict) || item(body, 'message') !== 'Logged In') fail(authError);
}

const construct = pythonFunction(
  '__init__(url, username=None, password=None, verify=True, api_key=None, api_secret=None, frappe_authorization_source=None)',
  {
    doc: 'Connect to another site.',
    run(
      run: Run,
      ...[url = null, user = null, password = null, , key = null, secret = null, source = null]: PyValue[]
    ) {
      const headers: [string, string][] = [];
      if (truth(run, key) && truth(run, secret))
        headers.push(['Authorization', `Basic ${base64FromText(`${cstr(run, key)}:${cstr(run, secret)}`)}`]);
      if (truth(run, source)) headers.push(['Frappe-Authorization-Source', cstr(run, source)]);
      const client = new PyFrappeClient(cstr(run, url), headers);
      if (truth(run, user) && truth(run, password)) login(run, client, user, password);
      return client;
    },
  },
);

/** The type `FrappeClient`. */
export const frappeClient = defineType({
  name: 'FrappeClient',
  module: 'frappe.frappeclient',
  bases: [builtin.object],
  subclassable: false,
  slots: { construct: (run, _type, args, keywords) => construct.invoke(run, args, keywords) },
});

definePython(frappeClient, [
  ...reading,
  ...writing,
  method('logout(self)', { doc: 'Leave the other site.', run: logout }),
  method('__enter__(self)', { doc: 'Give the connection itself.', run: (_run, self: Client) => self }),
  method('__exit__(self, *args, **kwargs)', {
    doc: 'Leave the other site.',
    run: (run, self: Client) => logout(run, self),
  }),
]);
