import type { Words } from './en.ts';
import { ui } from './pl/ui.ts';

export const pl = { ui } satisfies Words;
