const shortest = 12;
const longest = 1024;

/** What guessing programs try first, with look-alike digits undone. */
const common = [
  'password',
  'passphrase',
  'passwort',
  'letmein',
  'steward',
  'welcome',
  'haslo',
  'iloveyou',
  'admin',
  'facebook',
  'meta',
  'agency',
  'secret',
  'changeme',
  'monkey',
  'dragon',
  'football',
  'sunshine',
  'princess',
  'summer',
  'winter',
  'spring',
  'autumn',
  'master',
  'login',
  'test',
];
/** Walks over a keyboard, the alphabet and the digits; runs of four and more, both ways, count as one choice. */
const walks = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'qwertzuiop',
  'azertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'yxcvbnm',
  '1q2w3e4r5t6y7u8i9o0p',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm',
];
/** Stands for one choice of the person; it counts as one character. */
const mark = '¤';
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

export interface Strength {
  readonly ok: boolean;
  /** 0 refused, 1 weak, 2 fair, 3 strong. */
  readonly score: 0 | 1 | 2 | 3;
  readonly advice: string;
}

/** Length does most of the work; what is refused is what guessing programs try first. */
export function passphraseStrength(passphrase: string): Strength {
  const text = passphrase.normalize('NFKC');
  const length = Array.from(text).length;
  if (length < shortest) return refused(`Use at least ${shortest} characters.`);
  if (length > longest) return refused(`Use at most ${longest} characters.`);
  const plain = text.toLowerCase();
  if (new Set(plain).size < 6) return refused('Use more different characters.');
  if (/^(.{1,8}?)\1+.{0,3}$/su.test(plain)) return refused('A repeated pattern is easy to guess.');
  const choices = unpredictable(plain);
  if (choices < 6) return refused('This is one of the first things that guessing programs try.');
  if (choices < 9) return refused('Too much of this is a common word or a pattern. Add unrelated words.');
  if (choices >= 20) return { ok: true, score: 3, advice: 'Strong.' };
  if (choices >= 14) return { ok: true, score: 2, advice: 'Good. Another word makes it stronger.' };
  return { ok: true, score: 1, advice: 'Enough. A few more unrelated words make it much stronger.' };
}

/** How many characters are left when every common word, walk and repetition counts as one. */
function unpredictable(plain: string): number {
  const bare = withoutWalks(plain).replace(/(?:19|20)\d\d/g, mark);
  const unmasked = bare.replace(/[01345@$!7]/g, (sign) => lookAlikes[sign] ?? sign);
  const readings = [bare, unmasked].map((text) =>
    common.reduce((left, word) => left.replaceAll(word, mark), text).replace(/(.+?)\1+/gsu, '$1'),
  );
  return Math.min(...readings.map((text) => Array.from(text.replace(/[^\p{L}\p{N}\p{S}]/gu, '')).length));
}

function withoutWalks(text: string): string {
  let left = text;
  for (const walk of [...walks, ...walks.map((keys) => Array.from(keys).toReversed().join(''))]) {
    for (let size = walk.length; size >= 4; size -= 1) {
      for (let start = 0; start + size <= walk.length; start += 1) {
        left = left.replaceAll(walk.slice(start, start + size), mark);
      }
    }
  }
  return left;
}

function refused(advice: string): Strength {
  return { ok: false, score: 0, advice };
}
