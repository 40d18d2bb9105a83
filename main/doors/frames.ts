import type { Socket } from 'node:net';
import { z } from '../../shared/zod.ts';

/** One JSON text a line, both ways. The first line that a caller sends is its {@link Hello}. */
export const Hello = z.object({
  secret: z.string().max(128),
  door: z.enum(['command_line', 'model']),
});
export const Asked = z.object({
  n: z.int(),
  name: z.string().max(100),
  text: z.string(),
  /** The file or folder that the call may write. */
  path: z.string().max(4096).nullable(),
});
export type Asked = z.infer<typeof Asked>;
export const Answered = z.object({ n: z.int(), text: z.string() });

/** The largest call of the contract, quoted once more. */
const longestLine = 40 * 1024 * 1024;

/** Calls back with each whole line. A line without an end, or none that is JSON, ends the connection. */
export function hearLines(socket: Socket, onLine: (value: unknown) => void): void {
  let parts: string[] = [];
  let length = 0;
  socket.setEncoding('utf8');
  socket.on('data', (chunk: string) => {
    const [first = '', ...rest] = chunk.split('\n');
    parts.push(first);
    length += first.length;
    if (length > longestLine) socket.destroy();
    for (const next of rest) {
      const line = parts.join('');
      parts = [next];
      length = next.length;
      try {
        onLine(JSON.parse(line));
      } catch {
        socket.destroy();
        return;
      }
    }
  });
}

export function sayLine(socket: Socket, value: object): void {
  if (socket.writable) socket.write(`${JSON.stringify(value)}\n`);
}
