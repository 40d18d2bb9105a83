import type { Words } from './en.ts';
import { money } from './pl/money.ts';
import { ui } from './pl/ui.ts';

export const pl = { ui, money } satisfies Words;
