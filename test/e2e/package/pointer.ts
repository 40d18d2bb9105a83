import { connect, type Socket } from 'node:net';

// A click by X's own test extension: four requests of a protocol that has not changed since 1992.

const fakeInput = { minor: 2, motion: 6, press: 4, release: 5 } as const;

/** Moves the pointer of a display of this machine and clicks there, as a hand would. */
export async function clickAt(display: string, x: number, y: number): Promise<void> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(/^:/, '')}`);
  try {
    const read = reader(socket);
    socket.write(Buffer.from([0x6c, 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0]));
    const greeting = await read(8);
    if (greeting[0] !== 1) throw new Error('The virtual display takes no clients.');
    await read(greeting.readUInt16LE(6) * 4);
    const extension = await ask(socket, read, Buffer.from('\x62\0\x04\0\x05\0\0\0XTEST\0\0\0', 'latin1'));
    if (extension[8] !== 1) throw new Error('The virtual display has no test extension.');
    const major = extension[9] ?? 0;
    for (const [type, detail] of [
      [fakeInput.motion, 0],
      [fakeInput.press, 1],
      [fakeInput.release, 1],
    ] as const) {
      const request = Buffer.alloc(36);
      request.set([major, fakeInput.minor, 9, 0, type, detail]);
      request.writeInt16LE(x, 24);
      request.writeInt16LE(y, 26);
      socket.write(request);
    }
    // Requests are served in order: the answer to this one says that the click has been made.
    await ask(socket, read, Buffer.from([43, 0, 1, 0]));
  } finally {
    socket.destroy();
  }
}

type Read = (length: number) => Promise<Buffer>;

async function ask(socket: Socket, read: Read, request: Buffer): Promise<Buffer> {
  socket.write(request);
  const reply = await read(32);
  if (reply[0] !== 1) throw new Error(`The virtual display refused a request (error ${reply[1] ?? 0}).`);
  return reply;
}

function reader(socket: Socket): Read {
  let have = Buffer.alloc(0);
  let wake = (): void => undefined;
  let failure: Error | undefined;
  socket.on('data', (bytes) => {
    have = Buffer.concat([have, bytes as Buffer]);
    wake();
  });
  socket.on('error', (error) => {
    failure = error;
    wake();
  });
  return async (length) => {
    while (have.length < length) {
      if (failure) throw failure;
      await new Promise<void>((resolve) => (wake = resolve));
    }
    const part = have.subarray(0, length);
    have = have.subarray(length);
    return part;
  };
}
