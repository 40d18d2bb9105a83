import { FuseState, FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';

// What each fuse is set to. A packaged app that could be made to run as Node, or to read code from beside its archive,
// would lend its name, its keychain entries and its rights to whoever asks.

/** In the order of the wire. @type {readonly (readonly [keyof typeof FuseV1Options, boolean])[]} */
const table = [
  ['RunAsNode', false],
  ['EnableCookieEncryption', true],
  ['EnableNodeOptionsEnvironmentVariable', false],
  ['EnableNodeCliInspectArguments', false],
  ['EnableEmbeddedAsarIntegrityValidation', true],
  ['OnlyLoadAppFromAsar', true],
  ['LoadBrowserProcessSpecificV8Snapshot', false],
  ['GrantFileProtocolExtraPrivileges', false],
  ['WasmTrapHandlers', true],
];

/** @typedef {Record<string, boolean>} Fuses by name, in the order of the wire */

/** The fuses that this Electron has: the last one is younger than the stand-in. @param {string} electronVersion @returns {Fuses} */
export function fusesFor(electronVersion) {
  const count = Number(electronVersion.split('.')[0]) >= 45 ? 9 : 8;
  return Object.fromEntries(table.slice(0, count));
}

/** Fails when the wire has a fuse that is not in the table, as a new Electron may. @param {string} program @param {string} electronVersion */
export async function setFuses(program, electronVersion) {
  const chosen = Object.entries(fusesFor(electronVersion)).map(([name, on]) => [numberOf(name), on]);
  await flipFuses(
    program,
    /** @type {import('@electron/fuses').FuseConfig} */ ({
      version: FuseVersion.V1,
      strictlyRequireAllFuses: true,
      // An arm64 Mac starts nothing whose signature does not fit; a real signature comes after this.
      resetAdHocDarwinSignature: true,
      ...Object.fromEntries(chosen),
    }),
  );
}

/** What a built program says about itself. @param {string} program @returns {Promise<Fuses>} */
export async function readFuses(program) {
  const wire = /** @type {Record<string, unknown>} */ (await getCurrentFuseWire(program));
  const places = Object.keys(wire).filter((key) => key !== 'version');
  return Object.fromEntries(
    places.map((place) => [
      FuseV1Options[Number(place)] ?? `fuse ${place}`,
      wire[place] === FuseState.ENABLE,
    ]),
  );
}

/** @param {string} name */
function numberOf(name) {
  return FuseV1Options[/** @type {keyof typeof FuseV1Options} */ (name)];
}
