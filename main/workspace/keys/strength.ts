const shortest = 12;
const common = [
  'password',
  'passphrase',
  'qwerty',
  'letmein',
  'steward',
  'welcome',
  'haslo',
  'iloveyou',
  '123456',
  'admin',
  'facebook',
];

export interface Strength {
  readonly ok: boolean;
  /** 0 refused, 1 weak, 2 fair, 3 strong. */
  readonly score: 0 | 1 | 2 | 3;
  readonly advice: string;
}

/** Length does most of the work; what is refused is what guessing programs try first. */
export function passphraseStrength(passphrase: string): Strength {
  const text = passphrase.normalize('NFKC');
  const plain = text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
  const length = Array.from(text).length;
  if (length < shortest) return refused(`Use at least ${shortest} characters.`);
  if (new Set(text.toLowerCase()).size < 6) return refused('Use more different characters.');
  if (/^(.{1,5})\1+$/u.test(text)) return refused('A repeated pattern is easy to guess.');
  const rest = common.reduce((left, word) => left.replaceAll(word, ''), plain);
  if (rest.length < 6) return refused('This is one of the first things that guessing programs try.');
  const words = text.trim().split(/\s+/).length;
  if (length >= 24 || words >= 5) return { ok: true, score: 3, advice: 'Strong.' };
  if (length >= 16 || words >= 4)
    return { ok: true, score: 2, advice: 'Good. Another word makes it stronger.' };
  return { ok: true, score: 1, advice: 'Enough. A few more unrelated words make it much stronger.' };
}

function refused(advice: string): Strength {
  return { ok: false, score: 0, advice };
}
