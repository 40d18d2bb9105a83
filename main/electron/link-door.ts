import { app } from 'electron';
import type { Link } from '../../shared/model/link.ts';
import type { EmitEvent, Links, Log } from '../ports.ts';
import { linkScheme, parseLink } from './links.ts';

export interface LinkDoor extends Links {
  /** Text from outside: a command line, the system, a clicked notification. */
  accept(text: string): void;
}

/** Must be opened before Electron is ready: macOS hands the first link over then. */
export function openLinkDoor(log: Log, emit: EmitEvent): LinkDoor {
  let waiting: Link | null = null;

  function accept(text: string): void {
    const link = parseLink(text);
    // The text of a refused link is not logged: whoever sent it would be writing our log.
    log.info(link ? 'link.received' : 'link.refused', link ? { to: link.to } : { length: text.length });
    if (!link) return;
    waiting = link;
    emit('app.linked', {});
  }

  app.on('open-url', (event, url) => {
    event.preventDefault();
    accept(url);
  });
  return {
    accept,
    take() {
      const link = waiting;
      waiting = null;
      return link;
    },
  };
}

/** Only the installed app: a developer's copy must not take a colleague's links. */
export function claimLinks(packaged: boolean): void {
  if (packaged) app.setAsDefaultProtocolClient(linkScheme);
}
