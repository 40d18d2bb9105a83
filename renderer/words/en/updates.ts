export const updates = {
  title: 'New versions',
  note: 'Steward looks for new versions of itself only where you say, once a day and when you ask. Only what the maker’s release key signed is fetched, and it is put in place when you say so.',
  unavailable: {
    no_release_key:
      'This copy was built without a release key, so it cannot tell a real new version from a forged one. It takes none by itself.',
    not_one_file:
      'Steward replaces itself only where it runs as an AppImage. This copy is brought up to date the way it was installed.',
  },
  address: 'Folder of new versions',
  addressHint: 'Such as https://updates.agency.example/steward. Empty: Steward looks nowhere.',
  save: 'Save',
  saved: 'Saved',
  runs: 'This version',
  looked: 'Last looked for',
  never: 'never',
  look: 'Look now',
  newest: 'This is the newest version.',
  found: (version: string) => `Version ${version}`,
  fetch: (size: string) => `Fetch it (${size})`,
  fetching: (version: string) => `Fetching version ${version}`,
  ready: 'Fetched and checked.',
  install: 'Put it in place',
  installTitle: (version: string) => `Put version ${version} in place?`,
  installPoints: [
    'It takes the place of the file that this Steward was started from.',
    'It runs from the next start. Until then you work on as before.',
    'An older version is not taken again afterwards.',
  ],
  installed: (version: string) => `Version ${version} is in place. Close Steward and open it again.`,
  refusals: {
    unreachable:
      'Nobody answers at this address, or not as a server of new versions should. Check the address and the network.',
    too_slow: 'The server took too long to answer. Try again later.',
    not_there: 'What was asked for is not at this address. Check the address.',
    elsewhere:
      'The server points to another place, and Steward does not follow. Set the address where the files really lie.',
    unsigned: 'There is a new version, but no signature with it. Nothing was fetched.',
    bad_signature:
      'The signature does not fit: what is offered there is not from the maker of Steward, or was altered. Nothing was fetched. Tell whoever runs that server.',
    unreadable: 'What is signed there is not a list of versions that this Steward can read.',
    other_machine: 'The version offered there is for another kind of computer.',
    downgrade: 'The version offered there is older than this one. Steward does not go back.',
    replayed:
      'The version offered there is older than one that was offered before. Steward does not go back. Tell whoever runs that server.',
    cut_short: 'The file came only in part, and was thrown away. Try again.',
    altered: 'The file is not the one that was signed, and was thrown away. Tell whoever runs that server.',
    disk_full: 'The disk is full. Make room and try again.',
    place_closed: 'Steward may not write to the place that its file lies in. Nothing was changed.',
  },
};
