import { gunzip } from 'node:zlib';
import { AppError } from '../../shared/failure.ts';

/** A few hundred bytes can unfold into gigabytes: it stops at the bound and not at the end. */
export function unzipped(bytes: Buffer, encoding: string, most: number): Promise<string> {
  return new Promise((resolve, reject) => {
    if (encoding !== 'gzip') {
      reject(
        new AppError('graph_failed', 'Meta answered in an encoding that was not asked for.', { sent: true }),
      );
      return;
    }
    gunzip(bytes, { maxOutputLength: most }, (error, body) => {
      if (!error) resolve(body.toString('utf8'));
      else if ('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') {
        reject(
          new AppError('graph_failed', 'Meta answered with far more than was asked for.', { sent: true }),
        );
      } else {
        reject(
          new AppError('graph_failed', 'Meta answered with something unreadable. Try again in a moment.', {
            sent: true,
            mayRetry: true,
          }),
        );
      }
    });
  });
}
