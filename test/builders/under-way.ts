import { subscribe } from 'node:diagnostics_channel';

// undici says of every request when it begins and how it ends; under the same names for Node's own fetch.

const underWay = new Set<unknown>();
subscribe('undici:request:create', (message) => underWay.add(requestOf(message)));
for (const end of ['undici:request:trailers', 'undici:request:error'])
  subscribe(end, (message) => underWay.delete(requestOf(message)));

/** Whether this process waits for an answer over HTTP. */
export function isAnythingUnderWay(): boolean {
  return underWay.size > 0;
}

function requestOf(message: unknown): unknown {
  return (message as { readonly request: unknown }).request;
}
