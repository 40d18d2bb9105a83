import type { ClientId } from '../../shared/model/ids.ts';
import type { LiveObject, WhatIf } from '../../shared/model/proposal.ts';
import type { OpenWorkspace } from '../workspace/open-workspace.ts';

export interface WhatIfAsk {
  readonly object: LiveObject;
  readonly after: number;
  readonly seed: number;
}

export function whatIfOf(_work: OpenWorkspace, _clientId: ClientId, _ask: WhatIfAsk): WhatIf | null {
  return null;
}
