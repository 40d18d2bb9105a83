import type { StewardContract } from '../../shared/contract/contract.ts';
import type { Handlers } from '../../shared/rpc.ts';
import type { Admitted } from '../admission.ts';
import type { Updating } from './updating.ts';

export function updateHandlers({
  updating,
}: {
  readonly updating: Updating;
}): Handlers<StewardContract, Admitted>['updates'] {
  return {
    state: (_, { here }) => updating.stateOf(here().work),
    setFeed: ({ feed }, { here }) => updating.setFeed(here().work, feed),
    check: (_, { here, signal }) => updating.check(here().work, signal),
    download: ({ version }, { here }) => updating.download(here().work, version),
    cancel: (_, { here }) => updating.cancel(here().work),
    install: ({ version }, { here }) => updating.install(here().work, version),
  };
}
