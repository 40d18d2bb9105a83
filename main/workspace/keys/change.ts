import { mendKeyFiles, replaceKeyFile, requireKeyFile } from './key-file.ts';
import type { KeyFile, KeyFileBody, KeyHolder } from './key-format.ts';
import { assertProved, prove } from './key-format.ts';
import { holderIn } from './unlock.ts';

type People = readonly KeyHolder[];

/** Changes who is in the key file under the same workspace key. `body` carries the version that boxes are made for. */
export async function changePeople(
  folder: string,
  workspaceKey: Buffer,
  edit: (body: KeyFileBody) => People | Promise<People>,
): Promise<KeyFile> {
  const found = requireKeyFile(folder);
  assertProved(found.keyFile, workspaceKey);
  mendKeyFiles(folder, found);
  const { proof: _, ...before } = found.keyFile;
  const body = { ...before, version: before.version + 1 };
  const next = prove({ ...body, people: [...(await edit(body))] }, workspaceKey);
  replaceKeyFile(folder, before.version, next);
  return next;
}

export async function changeHolder(
  folder: string,
  workspaceKey: Buffer,
  personId: string,
  edit: (before: KeyHolder, body: KeyFileBody) => Partial<KeyHolder> | Promise<Partial<KeyHolder>>,
): Promise<KeyHolder> {
  const keyFile = await changePeople(folder, workspaceKey, async (body) => {
    const before = holderIn(body, personId);
    const after = { ...before, ...(await edit(before, body)) };
    return body.people.map((person) => (person === before ? after : person));
  });
  return holderIn(keyFile, personId);
}
