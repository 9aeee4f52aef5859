// What a site does before its first request: the engine compiles each part of its program when the part is first needed,
// and the site reads what it keeps in mind; nobody should wait for that.
import type { Task } from './worker-messages.ts';

type Work = Extract<Task, { kind: 'request' | 'call' }>;
type Common = 'id' | 'site' | 'limits';

/** What most scripts do, changing nothing. */
const SOURCE = `
names = []
for row in frappe.get_all("User", fields=["name", "user_type"], filters={"enabled": 1}, limit_page_length=2):
    names.append(f"{row.name}: {row.user_type}")
first = frappe.db.get_value("User", "Guest", "first_name")
def shown(values):
    return ", ".join(sorted(values)) if values else None
frappe.response["message"] = {"names": shown(names), "first": first, "today": frappe.utils.nowdate()}
`;

/** The work, in order: a request that asks for nothing, and a script. */
export const WARM_UP: readonly (
  | Omit<Extract<Work, { kind: 'request' }>, Common>
  | Omit<Extract<Work, { kind: 'call' }>, Common>
)[] = [
  {
    kind: 'request',
    request: { id: 'warm-up', method: 'GET', url: '/api/method/ping', headers: [], body: '', client: '127.0.0.1' },
  },
  { kind: 'call', name: 'run', payload: JSON.stringify({ source: SOURCE, user: 'Guest' }) },
];
