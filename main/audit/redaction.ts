import { redactPatterns } from '../../shared/model/redaction.ts';
import type { JsonValue } from './rules.ts';

const secretWords = new Set([
  'token',
  'secret',
  'password',
  'passphrase',
  'authorization',
  'cookie',
  'credential',
  'credentials',
  'bearer',
  'proof',
  'pin',
  'otp',
]);
const secretKeys =
  /^(access|api|private|recovery|workspace|sealed|signing|session|wrapping|audit|master|app) key$/;
const secretPlain = /^(recovery|one time) code$|^sealed$|^seed phrase$/;

/** SECURITY: what looks like a token or a key never reaches the trail, whatever field carried it there. */
export function redactText(text: string): string {
  return redactPatterns(text);
}

/**
 * SECURITY: details with a key that names a secret are refused, loudly: the trail cannot be cleaned afterwards.
 * Say `token_preview` or `token_id` instead. Values are redacted by pattern on top of that.
 */
export function redactDetail(detail: JsonValue, path = ''): JsonValue {
  if (typeof detail === 'string') return redactText(detail);
  if (Array.isArray(detail)) return detail.map((item: JsonValue) => redactDetail(item, path));
  if (detail === null || typeof detail !== 'object') return detail;
  const clean: Record<string, JsonValue> = {};
  for (const [key, value] of Object.entries(detail)) {
    if (value === undefined) continue;
    const here = path === '' ? key : `${path}.${key}`;
    if (namesASecret(key) && holdsText(value)) {
      throw new Error(`The audit trail takes no secrets, and "${here}" is named like one.`);
    }
    // Plain assignment of `__proto__` would set a prototype and lose the value.
    Object.defineProperty(clean, redactText(key), {
      value: redactDetail(value, here),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return clean;
}

export function namesASecret(key: string): boolean {
  const words = key
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const lastTwo = words.slice(-2).join(' ');
  return secretWords.has(words.at(-1) ?? '') || secretKeys.test(lastTwo) || secretPlain.test(lastTwo);
}

function holdsText(value: JsonValue): boolean {
  if (typeof value === 'string') return value !== '';
  return Array.isArray(value) && value.some((item: JsonValue) => holdsText(item));
}
