import { AppError } from '../../shared/failure.ts';
import { pictureTypeOf, sizeOf } from '../media/rules.ts';

const mostBytes = 4 * 1024 * 1024;

/** SECURITY: the process that decoded a stranger's picture may be the stranger's by now: its answer is read as strictly. */
export function remade(answer: unknown, longestEdge: number) {
  const refusal = () => new AppError('graph_failed', 'This is not a picture that can be read.');
  if (typeof answer !== 'string' || answer.length > mostBytes * 1.4) throw refusal();
  const bytes = Buffer.from(answer, 'base64');
  const type = pictureTypeOf(bytes);
  if (type !== 'image/webp' && type !== 'image/png') throw refusal();
  const size = sizeOf(bytes, type);
  if (size === null || Math.max(size.width, size.height) > longestEdge) throw refusal();
  return { type, ...size, bytes };
}
