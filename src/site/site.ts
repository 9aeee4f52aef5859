// What one isolate keeps of a site between requests: configuration, parts, and caches stamped with the change number.
import type { Context } from './context.ts';
import type { Document } from './documents/document.ts';
import type { Meta } from './documents/meta.ts';
import type { PyValue } from '../language/runtime/values.ts';
import type { Host } from './host.ts';
import type { UserPermissions } from './permissions/user-permissions.ts';

/** Whose behaviour is matched where releases differ. */
export type Profile = 'frappe-15' | 'frappe-16';

/** The rules of a DocType that are code, by document method (`validate`, `on_update`, `on_trash`, …). */
export type Controller = Readonly<Record<string, (context: Context, doc: Document, args: readonly PyValue[]) => PyValue | undefined>>;

/** The parts that the layers below call without knowing them: scripts sit above documents, documents above queries. */
export interface Parts {
  /** Runs the enabled Server Scripts of a document method, last of all that hangs on it. */
  documentEvent(context: Context, doc: Document, method: string): void;
  /** The SQL condition of the DocType's Permission Query script, '' if there is none. */
  permissionQuery(context: Context, doctype: string, user: string): string;
  readonly controllers: ReadonlyMap<string, Controller>;
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
}

/** Everything that is read from rows and kept until a row of that kind changes. */
export class Caches {
  readonly metas = new Map<string, Meta>();
  readonly defaults = new Map<string, ReadonlyMap<string, readonly string[]>>();
  readonly roles = new Map<string, readonly string[]>();
  readonly settings = new Map<string, PyValue>();
  readonly userPermissions = new Map<string, UserPermissions>();
  scripts: ScriptMap | undefined;

  clear(): void {
    this.metas.clear();
    this.defaults.clear();
    this.roles.clear();
    this.settings.clear();
    this.userPermissions.clear();
    this.scripts = undefined;
  }
}

/** A site as an isolate holds it; nothing true lives only here. */
export class SiteState {
  readonly host: Host;
  readonly parts: Parts;
  readonly profile: Profile;
  readonly python: string;
  readonly caches = new Caches();
  /** The change number that the caches belong to. */
  change = '';

  constructor(host: Host, parts: Parts) {
    this.host = host;
    this.parts = parts;
    const { own, common } = host.configuration;
    this.profile = (own['profile'] ?? common['profile']) === 'frappe-15' ? 'frappe-15' : 'frappe-16';
    const python = own['python'] ?? common['python'];
    this.python = typeof python === 'string' ? python : '3.14';
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
