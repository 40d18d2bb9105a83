import type { StewardContract } from '../../shared/contract/contract.ts';
import type { ClientId } from '../../shared/model/ids.ts';
import type { Emit, Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import { editComment, ofPeriod, ofProposal, removeComment, writeComment } from './use-cases.ts';

export function commentHandlers({
  emit,
}: {
  readonly emit: Emit<StewardContract>;
}): Handlers<StewardContract, Admitted>['comments'] {
  const said = <V>(clientId: ClientId, value: V): V => {
    emit('comments.changed', { clientId });
    return value;
  };
  return {
    ofPeriod: ({ from, to }, { here, scope }) => ofPeriod(here().work, scope(), from, to),
    ofProposal: ({ proposalId }, { here, scope }) => ofProposal(here().work, scope(), proposalId),
    write: ({ clientId, ...ask }, { here, scope }) => said(clientId, writeComment(here().work, scope(), ask)),
    edit: ({ clientId, commentId, ...words }, { here, scope }) =>
      said(clientId, editComment(here().work, scope(), commentId, words)),
    remove: ({ clientId, commentId }, { here, scope }) => {
      removeComment(here().work, scope(), commentId);
      return said(clientId, {});
    },
  };
}
