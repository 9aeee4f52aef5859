// What a script may put into the head of its answer: statuses, places to go to, types and names of files.
import type { Context } from '../context.ts';
import { throwMessage } from '../messages.ts';

/** The status, if it is one that an answer with a body may have. */
export function checkedStatus(context: Context, status: number): number {
  if (Number.isInteger(status) && status >= 200 && status <= 599) return status;
  return throwMessage(context, `${status} is not a valid HTTP status`);
}

/** Where a redirect leads: a path of this site, or an address on its own host or one the operator has named. */
export function checkedLocation(context: Context, location: string): string {
  const text = location.replaceAll(/[\r\n\t\0]/g, '').trim();
  if (/^\/(?![/\\])|^[?#]/.test(text) || /^[\w-]+([/?#][^:]*)?$/.test(text)) return ascii(text);
  const host = /^https?:\/\/([\w.:-]+)(?:[/?#]|$)/i.exec(text)?.[1]?.toLowerCase();
  if (host !== undefined && ownHosts(context).has(host)) return ascii(text);
  return throwMessage(context, 'Redirects lead to pages of this site only');
}

function ownHosts(context: Context): ReadonlySet<string> {
  const named = context.site.setting('redirect_hosts');
  const own = /^https?:\/\/([^/]+)/i.exec(String(context.site.setting('host_name') ?? ''))?.[1];
  const hosts = [context.request?.headers.get('host'), own, ...(Array.isArray(named) ? named.map(String) : [])];
  return new Set(hosts.flatMap((host) => (host === undefined ? [] : [host.toLowerCase()])));
}

function ascii(text: string): string {
  return text.replaceAll(/[^\x21-\x7e]+/g, (part) => encodeURI(part.toWellFormed()));
}

/** A media type, or what stands for an unknown one. */
export function checkedType(type: string): string {
  return /^[\w.+-]+\/[\w.+-]+(\s*;\s*[\w-]+=[\w."-]+)*$/.test(type) ? type : 'application/octet-stream';
}

/** A content-disposition for a file name, which travels encoded when it is not plain. */
export function disposition(shown: string, name: string): string {
  const kind = shown === 'inline' ? 'inline' : 'attachment';
  const file = name.replaceAll(/["\r\n\0]/g, '').toWellFormed();
  const plain = file.replaceAll(/[^\x20-\x7e]/g, '_').replaceAll('\\', '_');
  const encoded = plain === file ? '' : `; filename*=UTF-8''${encodeURIComponent(file)}`;
  return `${kind}; filename="${plain}"${encoded}`;
}
