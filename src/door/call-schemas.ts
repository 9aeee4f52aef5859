// The form of every call, checked on the outside of the door: no member more, none less.
import * as v from 'valibot';
import type { CallMessage, CallName, Calls } from './messages.ts';
import { MalformedMessage } from './reader.ts';

const value = v.union([
  v.null(),
  v.string(),
  v.number(),
  v.strictObject({ int: v.pipe(v.string(), v.regex(/^-?\d{1,80000}$/)) }),
  v.strictObject({ base64: v.string() }),
]);
const row = v.array(value);
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const text = v.string();

const condition = v.strictObject({
  column: name,
  operator: v.picklist(['=', '!=', '<', '<=', '>', '>=', 'in', 'not in', 'like', 'not like', 'is null', 'is not null']),
  value: v.exactOptional(v.union([value, row])),
});

const column = v.strictObject({
  name,
  type: v.pipe(text, v.regex(/^[a-z]+(\(\d+(,\d+)?\))?$/i)),
  notNull: v.exactOptional(v.boolean()),
  fallback: v.exactOptional(value),
  unique: v.exactOptional(v.boolean()),
  index: v.exactOptional(v.boolean()),
});

const operation = v.variant('kind', [
  v.strictObject({
    kind: v.literal('insert'),
    table: name,
    columns: v.array(name),
    rows: v.array(row),
    ignoreDuplicate: v.exactOptional(v.boolean()),
  }),
  v.strictObject({ kind: v.literal('update'), table: name, values: v.record(name, value), where: v.array(condition) }),
  v.strictObject({ kind: v.literal('delete'), table: name, where: v.array(condition) }),
  v.strictObject({
    kind: v.literal('table'),
    table: name,
    columns: v.array(column),
    primaryKey: v.exactOptional(v.pipe(text, v.maxLength(200))),
  }),
  v.strictObject({ kind: v.literal('drop'), table: name }),
]);

const savepoint = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_]{1,60}$/));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const pairs = v.array(v.tuple([text, text]));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]{10,140}$/));

const schemas: { readonly [N in CallName]: v.GenericSchema<unknown, Calls[N]['argument']> } = {
  read: v.strictObject({ sql: text, parameters: row, maxRows: count }),
  write: operation,
  begin: v.null(),
  commit: v.null(),
  rollback: v.null(),
  savepoint,
  rollbackTo: savepoint,
  release: savepoint,
  fetch: v.strictObject({
    method: text,
    url: text,
    headers: pairs,
    body: v.nullable(text),
    timeout: count,
    largest: v.exactOptional(count),
    redirects: v.exactOptional(count),
  }),
  random: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4096)),
  enqueue: v.strictObject({
    queue: text,
    method: text,
    payload: v.pipe(text, v.maxLength(1024 * 1024)),
    user: text,
    jobId: v.nullable(text),
    timeout: count,
    chainDepth: count,
  }),
  mail: v.strictObject({
    recipients: v.array(text),
    cc: v.array(text),
    bcc: v.array(text),
    sender: v.nullable(text),
    replyTo: v.nullable(text),
    subject: text,
    html: text,
    text,
    attachments: v.array(v.strictObject({ name: text, base64: text })),
  }),
  log: v.strictObject({
    level: v.picklist(['debug', 'info', 'warn', 'error']),
    event: text,
    fields: v.record(text, v.union([text, v.number(), v.boolean(), v.null()])),
  }),
  hashPassword: v.pipe(text, v.maxLength(4096)),
  verifyPassword: v.strictObject({ password: v.pipe(text, v.maxLength(4096)), hash: v.pipe(text, v.maxLength(1024)) }),
  encryptSecret: v.pipe(text, v.maxLength(65_536)),
  decryptSecret: v.pipe(text, v.maxLength(131_072)),
  file: v.variant('kind', [
    v.strictObject({ kind: v.literal('read'), id }),
    v.strictObject({ kind: v.literal('write'), id, base64: text }),
    v.strictObject({ kind: v.literal('delete'), id }),
  ]),
};

const envelope = v.strictObject({
  token: text,
  number: count,
  call: text,
  argument: v.unknown(),
  begin: v.exactOptional(v.literal(true)),
});

/** The call that a message makes; throws MalformedMessage. */
export function messageSchemaOf(message: unknown): CallMessage {
  return checked(envelope, message);
}

/** The call by its name and its argument in the declared form; throws MalformedMessage. */
export function argumentOf(
  call: string,
  argument: unknown,
): { readonly name: CallName; readonly argument: Calls[CallName]['argument'] } {
  if (!isCall(call)) throw new MalformedMessage('there is no such call');
  return { name: call, argument: checked<Calls[CallName]['argument']>(schemas[call], argument) };
}

function isCall(call: string): call is CallName {
  return Object.hasOwn(schemas, call);
}

function checked<T>(schema: v.GenericSchema<unknown, T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (!result.success) throw new MalformedMessage('the argument of the call is malformed');
  return result.output;
}
