export const settings = {
  title: 'Settings',
  appearance: 'Appearance',
  system: 'As the system',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  passphrase: 'Passphrase',
  passphraseNote:
    'Changing it gives the workspace a new key. Older backups still open with the old passphrase.',
  about: 'About',
  version: (version: string) => `Steward ${version}`,
};
