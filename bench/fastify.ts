// Bare Fastify answering a constant: what npm run bench:http compares the gateway with.
import Fastify from 'fastify';

const server = Fastify();
server.get('/', async () => ({ message: 'hello' }));
process.stdout.write(`Listening on ${await server.listen({ host: '127.0.0.1', port: 0 })}\n`);
