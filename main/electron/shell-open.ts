import { clipboard, shell } from 'electron';
import { AppError } from '../../shared/failure.ts';
import type { Shell } from '../ports.ts';
import { mailLink, outwardLink } from './outward-links.ts';

export const desktopShell: Shell = {
  async openLink(text) {
    const url = outwardLink(text);
    if (url === null) throw new AppError('not_allowed', 'Steward does not open that address.');
    await shell.openExternal(url);
  },
  async composeMail(mail) {
    const url = mailLink(mail);
    if (url === null) throw new AppError('invalid_request', 'That is not one e-mail address.');
    await shell.openExternal(url);
  },
  showFile: (path) => shell.showItemInFolder(path),
  copyText: (text) => clipboard.writeText(text),
};
