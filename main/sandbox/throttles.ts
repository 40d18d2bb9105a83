import { GraphError } from './errors.ts';

export type Scope = 'app' | 'account' | 'page';
type Edge = 'any' | 'insights';

interface Throttle {
  readonly scope: Scope;
  /** Which calls of that scope it stops. */
  readonly edge: Edge;
  readonly status?: number;
  readonly message: string;
  readonly title?: string;
  readonly text?: string;
}

/** Every way in which Meta has been seen to say "later" (graph-api 6.3), by `code` or `code/subcode`. */
export const throttles = {
  '4': { scope: 'app', edge: 'any', status: 403, message: '(#4) Application request limit reached' },
  '4/1504022': {
    scope: 'app',
    edge: 'insights',
    message: '(#4) Application request limit reached',
    title: 'Too many API requests',
    text: 'There have been too many calls to this API. Wait a bit and try again.',
  },
  '4/1504039': {
    scope: 'app',
    edge: 'insights',
    message: '(#4) Application request limit reached',
    title: 'Too many API requests',
    text: 'There have been too many calls to this API. Wait a bit and try again.',
  },
  '17': { scope: 'account', edge: 'any', message: '(#17) User request limit reached' },
  '17/2446079': {
    scope: 'account',
    edge: 'any',
    message: '(#17) User request limit reached',
    title: 'Ad account has too many API calls',
    text: 'There have been too many calls from this ad account. Wait a bit and try again.',
  },
  '32': { scope: 'page', edge: 'any', message: '(#32) Page request limit reached' },
  '341': { scope: 'app', edge: 'any', message: '(#341) Feed action request limit reached' },
  '613': { scope: 'app', edge: 'any', message: '(#613) Calls to this api have exceeded the rate limit.' },
  '613/1996': {
    scope: 'app',
    edge: 'any',
    message: '(#613) Calls to this api have exceeded the rate limit.',
    title: 'Inconsistent request volume',
    text: 'We noticed inconsistent behavior in the volume of API requests from your app.',
  },
  '613/1487742': {
    scope: 'account',
    edge: 'any',
    message: '(#613) Calls to this api have exceeded the rate limit.',
    title: 'Too many calls',
    text: 'There have been too many calls from this ad account. Wait a bit and try again.',
  },
  '613/5044001': { scope: 'account', edge: 'any', message: '(#613) Too many ad changes at once.' },
  '613/4841018': {
    scope: 'account',
    edge: 'any',
    message: '(#613) Calls to this api have exceeded the rate limit.',
  },
  '80000': {
    scope: 'account',
    edge: 'insights',
    message:
      '(#80000) There have been too many calls from this ad-account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  },
  '80001': {
    scope: 'page',
    edge: 'any',
    message:
      '(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  },
  '80004': {
    scope: 'account',
    edge: 'any',
    message:
      '(#80004) There have been too many calls to this ad-account. Wait a bit and try again. For more info, please refer to https://developers.facebook.com/docs/graph-api/overview/rate-limiting.',
  },
  // A throttle that looks like a missing permission: seen live on 2026-08-11, cleared when the hour rolled.
  '200/4841013': {
    scope: 'account',
    edge: 'any',
    status: 403,
    message: '(#200) Permissions error',
    title: 'Permissions error',
    text: 'You do not have sufficient permissions to perform this action.',
  },
} as const satisfies Record<string, Throttle>;

export type ThrottleMode = keyof typeof throttles;

export function isThrottleMode(text: string): text is ThrottleMode {
  return Object.hasOwn(throttles, text);
}

export function throttleOf(mode: ThrottleMode): Throttle {
  return throttles[mode];
}

export function throttled(mode: ThrottleMode): GraphError {
  const { status, message, title, text } = throttleOf(mode);
  const [code = '0', subcode] = mode.split('/');
  return new GraphError({
    ...(status === undefined ? {} : { status }),
    code: Number(code),
    ...(subcode === undefined ? {} : { subcode: Number(subcode) }),
    message,
    transient: code.length > 3 || code === '4' || code === '17',
    ...(title === undefined ? {} : { userTitle: title }),
    ...(text === undefined ? {} : { userMessage: text }),
  });
}
