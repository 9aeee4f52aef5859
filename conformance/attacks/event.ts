// How an attack is run on a site: as an API script, or hung on a document event when it speaks of `doc`.

/** A document event with the script that makes it happen. */
export interface EventPlan {
  readonly doctype: string;
  readonly event: string;
  readonly driver: string;
}

const plans: readonly (readonly [words: RegExp, plan: EventPlan])[] = [
  [
    /\bdoc\.(delete|trash)\b|delete_doc\(doc\.doctype/,
    { doctype: 'ToDo', event: 'Before Delete', driver: 'frappe.delete_doc("ToDo", "x")' },
  ],
  [/\bdoc\.submit\b/, { doctype: 'Order', event: 'Before Submit', driver: 'frappe.get_doc("Order", "x").submit()' }],
  [
    /\bdoc\.cancel\b/,
    {
      doctype: 'Order',
      event: 'Before Cancel',
      driver: 'd = frappe.get_doc("Order", "x")\nd.submit()\nd.cancel()',
    },
  ],
  [
    /\bdoc\b/,
    {
      doctype: 'ToDo',
      event: 'Before Save',
      driver: 'd = frappe.get_doc("ToDo", "x")\nd.description = "changed"\nd.save()',
    },
  ],
];

/** The event that an attack belongs to; `undefined` when it makes no use of a document. */
export function eventPlan(source: string): EventPlan | undefined {
  const code = source.replaceAll(/'[^']*'|"[^"]*"/g, '""');
  return plans.find(([words]) => words.test(code))?.[1];
}
