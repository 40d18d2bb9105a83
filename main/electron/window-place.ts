import { z } from '../../shared/zod.ts';

export const smallest = { width: 1024, height: 700 } as const;
const preferred = { width: 1360, height: 860 } as const;

/** Whole pixels of the desktop; `maximised` keeps the size to come back to. */
export const WindowPlace = z.object({
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximised: z.boolean(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** So much of the title bar must be on some screen that a person can take hold of it. */
const grip = { width: 120, height: 32 } as const;

/**
 * Where the window opens: where it was, unless that screen is gone or shrank; then centred on the first screen. The
 * areas are the screens' work areas, the primary one first.
 */
export function placeWindow(saved: WindowPlace | null, areas: readonly [Area, ...Area[]]): WindowPlace {
  const home = saved === null ? undefined : areas.find((area) => canBeGrabbed(saved, area));
  if (saved === null || home === undefined) {
    return { ...centred(saved ?? preferred, areas[0]), maximised: saved?.maximised ?? false };
  }
  const size = fitted(saved, home);
  return {
    x: Math.round(clamp(saved.x, home.x, home.x + home.width - size.width)),
    y: Math.round(clamp(saved.y, home.y, home.y + home.height - size.height)),
    ...size,
    maximised: saved.maximised,
  };
}

function canBeGrabbed(place: Area, area: Area): boolean {
  const across = Math.min(place.x + place.width, area.x + area.width) - Math.max(place.x, area.x);
  return (
    across >= grip.width && place.y >= area.y - grip.height && place.y <= area.y + area.height - grip.height
  );
}

function centred(size: { width: number; height: number }, area: Area): Area {
  const { width, height } = fitted(size, area);
  return {
    x: Math.round(area.x + Math.max(0, (area.width - width) / 2)),
    y: Math.round(area.y + Math.max(0, (area.height - height) / 2)),
    width,
    height,
  };
}

/** Never smaller than the smallest window, even on a screen that is. */
function fitted(size: { width: number; height: number }, area: Area): { width: number; height: number } {
  return {
    width: Math.max(smallest.width, Math.min(size.width, area.width)),
    height: Math.max(smallest.height, Math.min(size.height, area.height)),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, Math.max(low, high)));
}
