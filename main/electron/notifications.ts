import { BrowserWindow, Notification } from 'electron';
import type { Notice, Notifications } from '../ports.ts';

/** `onClick` opens the notice's link as if it had come from outside, through the same strict parser. */
export function desktopNotifications(onClick: (link: string | null) => void): Notifications {
  // Kept until closed: a collected notification forgets what a click means.
  const shown = new Set<Notification>();

  return {
    show({ title, body, link }: Notice) {
      // Whoever looks at our window already gets it there.
      if (BrowserWindow.getFocusedWindow() !== null || !Notification.isSupported()) return false;
      const notification = new Notification({ title, body });
      shown.add(notification);
      notification.once('click', () => onClick(link));
      notification.once('close', () => shown.delete(notification));
      notification.once('failed', () => shown.delete(notification));
      notification.show();
      return true;
    },
  };
}
