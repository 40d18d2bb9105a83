import type { GraphCall } from '../../../../shared/model/graph.ts';
import { matches } from '../../../ui/find.ts';

// Pure: which calls a person asked to see.

export type Which = 'all' | 'failed' | 'writes';

export const isAnswered = ({ outcome }: Pick<GraphCall, 'outcome'>) => outcome === 'answered';

const isOf: Readonly<Record<Which, (call: GraphCall) => boolean>> = {
  all: () => true,
  failed: (call) => !isAnswered(call),
  writes: ({ method }) => method === 'POST',
};

export function fitsCall(
  call: GraphCall & { readonly clientName: string },
  which: Which,
  text: string,
): boolean {
  if (!isOf[which](call)) return false;
  if (text.trim() === '') return true;
  const { endpoint, path, clientName, trace, outcome, code } = call;
  return matches([endpoint, path, clientName, trace, outcome, code].filter(Boolean).join(' '), text);
}
