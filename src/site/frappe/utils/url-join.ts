// A reference put after a base address, as Python's urllib.parse.urljoin does.

interface Parts {
  readonly scheme: string;
  /** `undefined` when there is no `//`. */
  readonly host: string | undefined;
  readonly path: string;
  readonly query: string | undefined;
  readonly fragment: string | undefined;
}

function split(url: string): Parts {
  const [, scheme = '', rest = ''] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(.*)$/s.exec(url) ?? [];
  const [, host, path = '', query, fragment] = /^(?:\/\/([^/?#]*))?([^?#]*)(?:\?([^#]*))?(?:#(.*))?$/s.exec(rest) ?? [];
  return { scheme: scheme.toLowerCase(), host, path, query, fragment };
}

function unsplit({ scheme, host, path, query, fragment }: Parts): string {
  const rooted = host !== undefined && host !== '' && path !== '' && !path.startsWith('/') ? `/${path}` : path;
  const place = host === undefined || host === '' ? rooted : `//${host}${rooted}`;
  const start = scheme === '' ? place : `${scheme}:${place}`;
  return `${start}${query ? `?${query}` : ''}${fragment ? `#${fragment}` : ''}`;
}

/** What a reference means after a base; a reference of another scheme stays as it is. */
export function joinUrl(base: string, reference: string): string {
  if (base === '') return reference;
  if (reference === '') return base;
  const from = split(base);
  const to = split(reference);
  if (to.scheme !== '' && to.scheme !== from.scheme) return reference;
  if (to.host !== undefined && to.host !== '') return unsplit({ ...to, scheme: from.scheme });
  const query = to.path === '' ? to.query || from.query : to.query;
  const path = to.path === '' ? from.path : resolved(from.path, to.path);
  return unsplit({ scheme: from.scheme, host: from.host, path, query, fragment: to.fragment });
}

/** A path seen from another, without `.` and `..`. */
function resolved(from: string, path: string): string {
  const parts = path.startsWith('/') ? path.split('/') : inFolder(from, path);
  const kept: string[] = [];
  for (const part of parts) {
    if (part === '..') kept.pop();
    else if (part !== '.') kept.push(part);
  }
  const last = parts.at(-1);
  if (last === '.' || last === '..') kept.push('');
  return kept.join('/') || '/';
}

function inFolder(from: string, path: string): readonly string[] {
  const parts = [...from.split('/').slice(0, -1), ...path.split('/')];
  return parts.filter((part, at) => at === 0 || at === parts.length - 1 || part !== '');
}
