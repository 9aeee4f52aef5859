// The allow-list for messages: which tags of a message survive on their way to the client.
import { PyList, PyTuple, type PyValue } from '../language/runtime/values.ts';

const allowed = new Set('div p br ul ol li strong b em i u table thead tbody td tr a'.split(' '));

/** A message with only harmless tags left; texts in lists are treated one by one. */
export function sanitiseMessage(message: PyValue): PyValue {
  if (typeof message === 'string') return sanitiseText(message);
  if (message instanceof PyList) return new PyList(message.items.map(sanitiseMessage));
  if (message instanceof PyTuple) return new PyList(message.items.map(sanitiseMessage));
  return message;
}

function sanitiseText(text: string): string {
  if (!text.includes('<')) return text;
  const withoutScripts = text
    .replaceAll(/<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replaceAll(/<!--[\s\S]*?-->/g, '');
  return withoutScripts.replaceAll(
    /<(\/?)([a-zA-Z][a-zA-Z0-9]*)\b([^>]*)>/g,
    (tag, slash: string, name: string, rest: string) => {
      if (!allowed.has(name.toLowerCase())) return '';
      return slash === '/' ? tag : `<${name}${safeAttributes(name.toLowerCase(), rest)}>`;
    },
  );
}

/** Only a link's target is kept, and only when it leads to a page. */
function safeAttributes(name: string, rest: string): string {
  if (name !== 'a') return '';
  const target = /href\s*=\s*("([^"]*)"|'([^']*)')/i.exec(rest);
  const href = target?.[2] ?? target?.[3];
  if (href === undefined || /^\s*(javascript|data|vbscript):/i.test(href)) return '';
  return ` href="${href}"`;
}
