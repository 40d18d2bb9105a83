import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface TestAuthority {
  /** The authority's certificate, in PEM. */
  readonly pem: string;
  /** Of a server on this machine that the authority vouches for. */
  readonly server: { readonly key: string; readonly cert: string };
}

/** A certificate authority as an office has one, made by openssl on the spot. */
export function anAuthority(name = 'Oak & Ash Office CA'): TestAuthority {
  const folder = mkdtempSync(join(tmpdir(), 'steward-ca-'));
  const at = (file: string) => join(folder, file);
  const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: 'pipe' });
  const key = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  const subject = ['-subj', `/CN=${name}`];
  openssl('req', '-x509', ...key, ...subject, '-days', '30', '-keyout', at('ca.key'), '-out', at('ca.pem'));
  openssl('req', ...key, '-subj', '/CN=127.0.0.1', '-keyout', at('own.key'), '-out', at('own.csr'));
  writeFileSync(at('ext'), 'subjectAltName=IP:127.0.0.1\nbasicConstraints=CA:FALSE\n');
  const signing = ['-CA', at('ca.pem'), '-CAkey', at('ca.key'), '-CAcreateserial', '-extfile', at('ext')];
  openssl('x509', '-req', '-in', at('own.csr'), ...signing, '-days', '30', '-out', at('own.pem'));
  const read = (file: string) => readFileSync(at(file), 'utf8').trim();
  return { pem: read('ca.pem'), server: { key: read('own.key'), cert: read('own.pem') } };
}
