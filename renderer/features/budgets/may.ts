import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import { queries } from '../../queries.ts';

/** Whether there is a client at all for whom this person may propose. */
export function useMayProposeSomewhere(): boolean {
  const queryFn = async () => {
    for (const { id } of await api.clients.list({}))
      if ((await api.budgets.may({ clientId: id })).propose) return true;
    return false;
  };
  return useQuery({ queryKey: ['clients', 'may-propose'], queryFn }).data ?? false;
}

/** What somebody's role does not reach is not offered: main would refuse it anyway. */
export function useMayPropose(clientId: string): boolean {
  return useQuery(queries.mayPropose(clientId)).data?.propose ?? false;
}
