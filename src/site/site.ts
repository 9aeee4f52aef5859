// What one isolate keeps of a site between requests: configuration, parts, and caches stamped with the change number.
import type { PythonVersion } from '../../grammar/problem.ts';
import type { Script } from '../language/python.ts';
import { configuredLimits, type Limits } from '../language/runtime/limits.ts';
import type { PyValue } from '../language/runtime/values.ts';
import type { Context } from './context.ts';
import type { Document } from './documents/document.ts';
import type { Meta } from './documents/meta.ts';
import type { NamingRule } from './documents/naming-rules.ts';
import type { Host } from './host.ts';
import type { UserPermissions } from './permissions/user-permissions.ts';

/** Whose behaviour is matched where releases differ. */
export type Profile = 'frappe-15' | 'frappe-16';

/** The rules of a DocType that are code, by document method (`validate`, `on_update`, `on_trash`, …). */
export type Controller = Readonly<
  Record<string, (context: Context, doc: Document, args: readonly PyValue[]) => PyValue | undefined>
>;

/** The parts that the layers below call without knowing them: scripts sit above documents, documents above queries. */
export interface Parts {
  /** Runs the enabled Server Scripts of a document method, last of all that hangs on it. */
  documentEvent(context: Context, doc: Document, method: string): void;
  /** The SQL condition of the DocType's Permission Query script, '' if there is none. */
  permissionQuery(context: Context, doctype: string, user: string): string;
  readonly controllers: ReadonlyMap<string, Controller>;
  /** Calls an API script or whitelisted method with the context's form_dict as its arguments. */
  callMethod(context: Context, method: string): PyValue;
  /** Raises what calling a method of this name would, when there is none. */
  checkMethod(context: Context, method: string): void;
  /** Runs an API script by its document's name; answers its flags. */
  runScript(context: Context, name: string): PyValue;
  /** What plain Python finds wrong with a text, `undefined` if nothing. */
  syntaxError(text: string, kind: 'script' | 'expression'): SyntaxProblem | undefined;
}

/** A syntax error in a Code field: line and column count from 1, `text` is the line. */
export interface SyntaxProblem {
  readonly line: number;
  readonly column: number;
  readonly text: string;
}

/** Enabled scripts by what triggers them (server-script.md §2.3). */
export interface ScriptMap {
  readonly events: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  readonly api: ReadonlyMap<string, string>;
  readonly permissionQueries: ReadonlyMap<string, string>;
  readonly records: ReadonlyMap<string, ScriptRecord>;
}

/** What running a Server Script needs to know of its document. */
export interface ScriptRecord {
  readonly name: string;
  readonly type: string;
  readonly doctype: string;
  readonly event: string;
  readonly apiMethod: string;
  readonly allowGuest: boolean;
  readonly text: string;
  readonly rateLimited: boolean;
  readonly rateLimitCount: number;
  readonly rateLimitSeconds: number;
}

/** Everything that is read from rows and kept until a row of that kind changes. */
export class Caches {
  readonly metas = new Map<string, Meta>();
  readonly defaults = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly roles = new Map<string, readonly string[]>();
  readonly fullNames = new Map<string, string>();
  readonly settings = new Map<string, PyValue>();
  readonly userPermissions = new Map<string, UserPermissions>();
  scripts: ScriptMap | undefined;
  namingRules: readonly NamingRule[] | undefined;

  clear(): void {
    this.metas.clear();
    this.namingRules = undefined;
    this.defaults.clear();
    this.roles.clear();
    this.fullNames.clear();
    this.settings.clear();
    this.userPermissions.clear();
    this.scripts = undefined;
  }
}

const versions: readonly PythonVersion[] = ['3.11', '3.13', '3.14'];

/** A site as an isolate holds it; nothing true lives only here. */
export class SiteState {
  readonly host: Host;
  readonly parts: Parts;
  readonly profile: Profile;
  readonly python: PythonVersion;
  /** Of requests, and of what they trigger. */
  readonly limits: Limits;
  readonly jobLimits: Limits;
  readonly caches = new Caches();
  /** Compiled scripts by scope, file name and text; they depend on nothing else. */
  readonly compiled = new Map<string, Script>();
  /** The change number that the caches belong to. */
  change = '';

  constructor(host: Host, parts: Parts) {
    this.host = host;
    this.parts = parts;
    const { own, common } = host.configuration;
    this.profile = (own['profile'] ?? common['profile']) === 'frappe-15' ? 'frappe-15' : 'frappe-16';
    const python = own['python'] ?? common['python'];
    this.python = versions.find((version) => version === python) ?? '3.14';
    this.limits = configuredLimits('sync', own, common);
    this.jobLimits = configuredLimits('job', own, common);
  }

  /** Drops the caches when another isolate (or an earlier request) has moved the change number. */
  follow(change: string): void {
    if (change !== this.change) this.caches.clear();
    this.change = change;
  }

  /** A key of the site's configuration, the site's own file first. */
  setting(key: string): unknown {
    const { own, common } = this.host.configuration;
    return own[key] ?? common[key];
  }
}
