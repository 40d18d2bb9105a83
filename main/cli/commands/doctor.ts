import { lstatSync } from 'node:fs';
import { join } from 'node:path';
import { contract } from '../../../shared/contract/contract.ts';
import { failureOf } from '../../../shared/failure.ts';
import { connect } from '../../../shared/rpc.ts';
import { doorFileName, readDoorFile } from '../../doors/place.ts';
import type { Command, Desk } from '../command.ts';
import { exitCodes } from '../command.ts';
import { rowsAs } from '../print.ts';
import { fromKeyFile } from '../sign-in.ts';
import { stewardVersion } from '../version.ts';

interface Finding {
  readonly what: string;
  readonly well: boolean;
  readonly says: string;
}

export const doctor: Command = {
  name: 'doctor',
  says: 'What the command line needs and whether it is there. Needs no sign-in.',
  run: async (desk) => {
    const { ownerTrouble } = await import('../owner.ts');
    const found = [
      programOf(process.versions.node, ownerTrouble()),
      folder(desk.profile),
      door(desk.profile),
      key(desk),
      ...(await workspaces(desk)),
    ];
    const rows = found.map(({ what, well, says }) => [well ? 'well' : 'look', what, says]);
    desk.out(rowsAs(desk.format, ['', 'what', 'says'], rows, found));
    return found.every(({ well }) => well) ? exitCodes.fine : exitCodes.notFine;
  },
};

/** An older Node will do where a driver was built for it: whether a database opens is asked, not which Node this is. */
export function programOf(node: string, trouble: string | null): Finding {
  const says = `Steward ${stewardVersion} on Node ${node}`;
  if (trouble === null) return { what: 'program', well: true, says };
  const way = 'With the app closed the command line needs Node 22.14 or newer.';
  return { what: 'program', well: false, says: `${says} cannot open a workspace: ${trouble} ${way}` };
}

function folder(profile: string): Finding {
  const what = 'folder';
  const stats = lstatSync(profile, { throwIfNoEntry: false });
  if (!stats) return { what, well: false, says: `${profile} is not there yet. Start Steward once.` };
  const isOpen = process.platform !== 'win32' && (stats.mode & 0o077) !== 0;
  return isOpen
    ? { what, well: false, says: `Others may look into ${profile}. Run: chmod 700 ${profile}` }
    : { what, well: true, says: profile };
}

function door(profile: string): Finding {
  const what = 'door';
  const file = readDoorFile(profile);
  if (!file) return { what, well: true, says: 'Closed: the app does not run.' };
  const { mode } = lstatSync(join(profile, doorFileName));
  const isOpen = process.platform !== 'win32' && (mode & 0o077) !== 0;
  return isOpen
    ? { what, well: false, says: `Others may read ${doorFileName}. Start Steward anew.` }
    : { what, well: true, says: `Kept by process ${file.pid}.` };
}

function key({ asked }: Desk): Finding {
  const path = asked.text('key-file');
  if (path === undefined)
    return { what: 'key file', well: true, says: 'None named: the passphrase is asked for.' };
  try {
    fromKeyFile(path);
    return { what: 'key file', well: true, says: path };
  } catch (error) {
    return { what: 'key file', well: false, says: failureOf(error).message };
  }
}

async function workspaces(desk: Desk): Promise<Finding[]> {
  if (!lstatSync(desk.profile, { throwIfNoEntry: false })) return [];
  const { api } = connect(contract, await desk.host());
  const { doors } = await api.workspace.state({});
  return doors.map(({ kind, people, warning, trouble }) => ({
    what: `${kind} workspace`,
    well: trouble === null && warning === null,
    says: trouble ?? warning ?? `${people.length} ${people.length === 1 ? 'account' : 'accounts'}`,
  }));
}
