import { connect } from 'node:net';

const patienceMs = 5_000;

/** Whether somebody listens there. Nothing is said: the connection is closed as soon as it stands. */
export function doorOpens(origin: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(origin);
  return new Promise((resolve) => {
    const socket = connect({ host: hostname, port: Number(port || (protocol === 'https:' ? 443 : 80)) });
    const end = (opens: boolean) => {
      socket.destroy();
      resolve(opens);
    };
    socket.setTimeout(patienceMs, () => end(false));
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}
