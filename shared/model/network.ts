import { z } from '../zod.ts';
import { Instant } from './ids.ts';

/** An address such as `http://proxy.agency.example:3128`: scheme, host and port, nothing else. */
export const ProxyAddress = z
  .string()
  .trim()
  .max(300)
  .refine(
    isProxyAddress,
    'An address such as http://proxy.agency.example:3128, without a name or password in it.',
  )
  .meta({ examples: ['http://proxy.agency.example:3128'] });

function isProxyAddress(text: string): boolean {
  return /^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?\/?$/i.test(text);
}

/** A certificate in PEM, as the agency's network hands it out. */
export const AuthorityPem = z
  .string()
  .trim()
  .max(20_000)
  .regex(
    /^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/,
    'This is not a certificate in PEM.',
  );

/** What may be seen of the certificate authority; it is public, and a person compares the fingerprint. */
export const Authority = z.object({
  subject: z.string(),
  /** SHA-256, as browsers show it. */
  fingerprint: z.string(),
  validFrom: Instant,
  validUntil: Instant,
});
export type Authority = z.infer<typeof Authority>;

/** Who comes to the proxy. The password goes in and never comes out. */
export const ProxyLogin = z.object({
  user: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .regex(/^[^:\p{Cc}]+$/u, 'A user name has no colon in it.'),
  password: z.string().min(1).max(500),
});

export const Network = z.object({
  proxy: z.string().nullable(),
  /** As whom the proxy is asked; null where it asks nobody. */
  proxyUser: z.string().nullable(),
  authority: Authority.nullable(),
});
export type Network = z.infer<typeof Network>;
