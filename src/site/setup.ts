// A new site: its tables, the standard DocTypes as rows, roles, Administrator and Guest.
import type { PyValue } from '../language/runtime/values.ts';
import type { Context } from './context.ts';
import { type Definition, standardDocTypes } from './doctypes/standard.ts';
import { Document } from './documents/document.ts';
import { definitionRows, getMeta, metaOfDefinition } from './documents/meta-loader.ts';
import { randomName } from './documents/names.ts';
import { insertRow, placeRow } from './documents/rows.ts';
import { bareTables, tableOperation } from './documents/schema.ts';
import { setSingleValue } from './documents/singles.ts';
import { setPassword } from './passwords.ts';

/** What the operator chooses for a new site. */
export interface SetupOptions {
  readonly adminPassword: string;
}

const modules = ['Core', 'Custom', 'Desk', 'Email'] as const;

const roles = [
  'Administrator',
  'System Manager',
  'Script Manager',
  'Guest',
  'All',
  'Desk User',
  'Report Manager',
  'Website Manager',
  'Workspace Manager',
] as const;

/** Roles that are never assigned: everyone of a kind has them. */
const automatic: ReadonlySet<string> = new Set(['Guest', 'All', 'Desk User', 'Administrator']);

/** Makes the site in an empty database. The caller commits. */
export function setUp(context: Context, options: SetupOptions): void {
  context.switches.inInstall = true;
  for (const operation of bareTables) context.database.write(operation);
  for (const definition of standardDocTypes) createTable(context, definition);
  for (const definition of standardDocTypes) writeDefinition(context, definition);
  for (const module of modules)
    plainInsert(context, 'Module Def', module, [
      ['module_name', module],
      ['app_name', 'frappe'],
    ]);
  for (const role of roles)
    plainInsert(context, 'Role', role, [
      ['role_name', role],
      ['desk_access', role === 'Guest' ? 0 : 1],
    ]);
  addFolders(context);
  addUsers(context);
  setPassword(context, 'Administrator', options.adminPassword);
  for (const [field, value] of settings) setSingleValue(context, 'System Settings', field, value);
  context.switches.inInstall = false;
  context.touch();
}

function createTable(context: Context, definition: Definition): void {
  const operation = tableOperation(metaOfDefinition(definition));
  if (operation !== undefined) context.database.write(operation);
}

/** Stores a definition as the rows of DocType, DocField and DocPerm, as it stands. */
export function writeDefinition(context: Context, definition: Definition): void {
  const name = String(definition['name']);
  const doc = new Document(getMeta(context, 'DocType'));
  stamp(context, doc, name);
  for (const [key, value] of Object.entries(definition)) {
    if (typeof value === 'string' || typeof value === 'number') doc.values.set(key, value);
  }
  if (definition['allow_rename'] === undefined) doc.values.set('allow_rename', 1);
  insertRow(context, doc);
  for (const field of doc.meta.tables) writeRows(context, doc, definition, field.fieldname, field.options);
}

function writeRows(context: Context, parent: Document, definition: Definition, table: string, doctype: string): void {
  const meta = getMeta(context, doctype);
  for (const [at, values] of definitionRows(definition, table).entries()) {
    const row = new Document(meta);
    stamp(context, row, randomName(context));
    for (const [key, value] of values) row.values.set(key, value);
    placeRow(row, parent, table, at + 1);
    insertRow(context, row);
  }
}

function stamp(context: Context, doc: Document, name: string): void {
  const now = context.now();
  doc.name = name;
  for (const column of ['creation', 'modified']) doc.values.set(column, now);
  for (const column of ['owner', 'modified_by']) doc.values.set(column, 'Administrator');
}

/** Inserts a row with these values, without events, permissions or checks. */
export function plainInsert(
  context: Context,
  doctype: string,
  name: string,
  values: readonly (readonly [string, PyValue])[],
): Document {
  const doc = new Document(getMeta(context, doctype));
  stamp(context, doc, name);
  for (const [key, value] of values) doc.values.set(key, value);
  insertRow(context, doc);
  return doc;
}

/** The folders that uploaded files are in. */
function addFolders(context: Context): void {
  plainInsert(context, 'File', 'Home', [
    ['file_name', 'Home'],
    ['is_folder', 1],
    ['is_home_folder', 1],
  ]);
  plainInsert(context, 'File', 'Home/Attachments', [
    ['file_name', 'Attachments'],
    ['is_folder', 1],
    ['is_attachments_folder', 1],
    ['folder', 'Home'],
  ]);
}

function addUsers(context: Context): void {
  const administrator = plainInsert(context, 'User', 'Administrator', [
    ['first_name', 'Administrator'],
    ['full_name', 'Administrator'],
    ['email', 'admin@example.com'],
    ['enabled', 1],
    ['user_type', 'System User'],
    ['simultaneous_sessions', 2],
  ]);
  plainInsert(context, 'User', 'Guest', [
    ['first_name', 'Guest'],
    ['full_name', 'Guest'],
    ['email', 'guest@example.com'],
    ['enabled', 1],
    ['user_type', 'Website User'],
  ]);
  const assigned = roles.filter((role) => !automatic.has(role));
  for (const [at, role] of assigned.entries()) addRole(context, administrator, role, at + 1);
}

function addRole(context: Context, user: Document, role: string, idx: number): void {
  const row = new Document(getMeta(context, 'Has Role'));
  stamp(context, row, randomName(context));
  row.values.set('role', role);
  placeRow(row, user, 'roles', idx);
  insertRow(context, row);
}

const settings: readonly (readonly [string, PyValue])[] = [
  ['language', 'en'],
  ['time_zone', 'Asia/Kolkata'],
  ['date_format', 'yyyy-mm-dd'],
  ['time_format', 'HH:mm:ss'],
  ['number_format', '#,###.##'],
  ['first_day_of_the_week', 'Sunday'],
  ['float_precision', '3'],
  ['currency', 'INR'],
  ['rounding_method', "Banker's Rounding"],
  ['allow_error_traceback', 1],
  ['session_expiry', '170:00'],
  ['allow_consecutive_login_attempts', 10],
  ['allow_login_after_fail', 60],
  ['enable_scheduler', 1],
  ['setup_complete', 1],
];
