import { contract } from '../shared/contract/contract.ts';
import { Shell } from './features/shell/shell.tsx';

/** Most of the code, in one piece: it is read while somebody types their passphrase. */
export const behindTheDoor = { contract, Shell };
