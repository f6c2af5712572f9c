// The yardstick of GraphQL: Apollo on Fastify, as the service has them, with the schema of the service and one resolver that gives a prepared object, read from standard input.
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { writeSchema } from '../../apps/api/dist/index.js';

// The packages are those of the service.
const ofService = createRequire(new URL('../../apps/api/package.json', import.meta.url));
const { ApolloServer } = ofService('@apollo/server');
const { default: apolloOnFastify } = ofService('@as-integrations/fastify');
const fastify = ofService('fastify');

const { field, typeName, value } = JSON.parse(await text(process.stdin));
const server = new ApolloServer({
  typeDefs: writeSchema().sdl,
  resolvers: { Query: { [field]: () => ({ __typename: typeName, ...value }) } },
});
await server.start();
const app = fastify();
await app.register(apolloOnFastify(server));
app.get('/metrics', () => {
  const { user, system } = process.cpuUsage();
  return `process_cpu_seconds_total ${(user + system) / 1e6}\n`;
});
await app.listen({ port: 0, host: '127.0.0.1' });
process.send(app.server.address().port);
process.on('disconnect', () => process.exit(0));
