// The example scripts of Frappe's documentation, as installed by `npm start`, over HTTP.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { count, documentIn, type Served, served } from './served.ts';

let site: Served;

beforeAll(async () => {
  site = await served();
}, 60_000);
afterAll(() => site?.close());

const insert = (doctype: string, values: object) => site.administrator.post(`/api/resource/${doctype}`, values);

describe('3.1, a change before saving', () => {
  test('closes a ToDo whose description holds "test"', async () => {
    const todo = documentIn(await insert('ToDo', { description: 'a test of the rule' }));
    expect(todo['status']).toBe('Closed');
    expect(documentIn(await site.administrator.get(`/api/resource/ToDo/${todo['name']}`))['status']).toBe('Closed');
  });

  test('leaves another one open', async () => {
    expect(documentIn(await insert('ToDo', { description: 'call mom' }))['status']).toBe('Open');
  });
});

describe('3.2, a validation', () => {
  test('refuses with 417 and ValidationError, and no row is there', async () => {
    const reply = await insert('ToDo', { description: 'please validate' });
    expect(reply).toMatchObject({ status: 417, body: { exc_type: 'ValidationError' } });
    expect(await count(site.administrator, 'ToDo', { description: 'please validate' })).toBe(0);
  });
});

describe('3.3, a ToDo for whom a Task is allocated to', () => {
  const todos = () => count(site.administrator, 'ToDo', { description: 'write it down' });
  const allocate = () => insert('Task', { subject: 'write it down', allocated_to: 'Administrator' });
  const enable = (name: string, on: boolean) =>
    site.administrator.put(`/api/resource/Server%20Script/${name}`, { disabled: on ? 0 : 1 });

  test('is not made by the documented text, whose field name is misspelt', async () => {
    await enable('todo_corrected', false);
    documentIn(await allocate());
    expect(await todos()).toBe(0);
  });

  test('is made by the corrected text', async () => {
    await enable('todo_corrected', true);
    documentIn(await allocate());
    expect(await todos()).toBe(1);
  });

  test('is not made when nobody is allocated', async () => {
    documentIn(await insert('Task', { subject: 'nobody does it' }));
    expect(await count(site.administrator, 'ToDo', { description: 'nobody does it' })).toBe(0);
  });
});

describe('3.4, an API script', () => {
  test('says hello', async () => {
    const reply = await site.guest.get('/api/method/test_method');
    expect({ status: reply.status, text: reply.text }).toEqual({ status: 200, text: '{"message":"hello"}' });
  });

  test('answers HTTP verbs alike', async () => {
    expect(await site.guest.post('/api/method/test_method')).toMatchObject({ status: 200, body: { message: 'hello' } });
  });
});

describe('3.5, a script as a library', () => {
  test('gives its flags to the script that runs it', async () => {
    expect(await site.guest.get('/api/method/script_2_answer')).toMatchObject({ body: { message: 'my value' } });
  });

  test('answers its flags when it is called itself', async () => {
    expect(await site.guest.get('/api/method/script_1')).toMatchObject({ body: { message: { my_key: 'my value' } } });
  });

  test('as documented, the second script answers nothing', async () => {
    expect(await site.guest.get('/api/method/script_2')).toMatchObject({ status: 200, text: '{}' });
  });
});

describe('the page at /', () => {
  test('lists each script, and its links answer', async () => {
    const { status, text } = await site.administrator.get('/');
    expect(status).toBe(200);
    expect(text).toContain('todo_as_documented');
    const links = [...text.matchAll(/href="([^"]+)"/g)].map(([, link = '']) => link);
    expect(links).toContain(`${site.address}/api/method/test_method`);
    for (const link of links) expect((await fetch(link)).status, link).toBeOneOf([200, 403]);
  });
});
