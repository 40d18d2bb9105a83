import { StringDecoder } from 'node:string_decoder';

const enter = new Set(['\r', '\n', '\u0004']);
const backspace = new Set(['\u007f', '\b']);

/** Asks at the terminal without showing what is typed. */
export function askHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  return new Promise((resolve, reject) => {
    const decoder = new StringDecoder('utf8');
    let typed: string[] = [];
    stderr.write(question);
    stdin.setRawMode(true);
    stdin.resume();
    const end = () => {
      stdin.off('data', hear);
      stdin.setRawMode(false);
      stdin.pause();
      stderr.write('\n');
    };
    const hear = (bytes: Buffer) => {
      for (const key of decoder.write(bytes)) {
        if (enter.has(key)) {
          end();
          return resolve(typed.join(''));
        }
        if (key === '\u0003') {
          end();
          return reject(Object.assign(new Error('Cancelled.'), { name: 'AbortError' }));
        }
        typed = backspace.has(key) ? typed.slice(0, -1) : [...typed, key];
      }
    };
    stdin.on('data', hear);
  });
}
