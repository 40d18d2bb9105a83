import { Server } from '@modelcontextprotocol/sdk/server/index.js';
import {
  CallToolRequestSchema,
  ErrorCode,
  ListResourcesRequestSchema,
  ListResourceTemplatesRequestSchema,
  ListToolsRequestSchema,
  McpError,
  ReadResourceRequestSchema,
} from '@modelcontextprotocol/sdk/types.js';
import { Failure } from '../../shared/failure.ts';
import type { Host } from '../../shared/host.ts';
import { z } from '../../shared/zod.ts';
import { modelProposes, modelReads } from '../doors/reach.ts';
import { resourceTemplates, fixedResources, callOfResource } from './resources.ts';
import { toolsFor } from './tools.ts';

const Answer = z.union([
  z.object({ ok: z.literal(true), value: z.unknown() }),
  z.object({ ok: z.literal(false), failure: Failure }),
]);

const instructions =
  'Figures of the clients of an advertising agency, as Steward has stored them. Money comes in micros or in minor ' +
  'units of the currency beside it: never add two currencies. A missing figure is null with a reason, not zero. ' +
  'A proposal changes nothing: a person of the agency approves and sends it in the window of Steward.';

/**
 * The contract as tools and resources. Nothing is decided here: each call goes through the model's door, where session,
 * clients, rate and audit are held. What leaves is what the contract's output schemas let through.
 */
export function modelServer(host: Host, version: string): Server {
  const server = new Server(
    { name: 'steward', title: 'Steward', version },
    { capabilities: { tools: {}, resources: {} }, instructions },
  );
  const tools = toolsFor([...modelReads, ...modelProposes]);
  const ask = caller(host);

  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, title, description, isRead, inputSchema }) => ({
      name,
      title,
      description,
      inputSchema,
      annotations: { title, readOnlyHint: isRead, destructiveHint: false, openWorldHint: !isRead },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }) => {
    const tool = tools.find(({ name }) => name === params.name);
    if (!tool)
      throw new McpError(ErrorCode.InvalidParams, `There is no tool named ${params.name.slice(0, 80)}.`);
    const answer = await ask(tool.call, params.arguments ?? {});
    if (!answer.ok) {
      const { code, message } = answer.failure;
      return { isError: true, content: [{ type: 'text', text: `${message} (${code})` }] };
    }
    const text = JSON.stringify(answer.value);
    return { content: [{ type: 'text', text }], structuredContent: { result: answer.value } };
  });

  server.setRequestHandler(ListResourcesRequestSchema, () => ({ resources: [...fixedResources] }));
  server.setRequestHandler(ListResourceTemplatesRequestSchema, () => ({
    resourceTemplates: [...resourceTemplates],
  }));
  server.setRequestHandler(ReadResourceRequestSchema, async ({ params: { uri } }) => {
    const asked = callOfResource(uri);
    if (!asked) throw new McpError(-32002, 'There is no such resource.', { uri: uri.slice(0, 200) });
    const answer = await ask(asked.call, asked.input);
    if (!answer.ok) throw new McpError(-32002, answer.failure.message, { uri });
    return { contents: [{ uri, mimeType: 'application/json', text: JSON.stringify(answer.value) }] };
  });
  return server;
}

function caller(host: Host) {
  let last = 0;
  return async (call: string, input: unknown) => {
    const id = `m-${(last += 1)}`;
    return Answer.parse(JSON.parse(await host.call(call, JSON.stringify({ id, input }))));
  };
}
