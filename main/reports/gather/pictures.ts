import type { ReportFacts } from '../../../shared/model/report.ts';
import type { PictureWorkshop } from '../../ports.ts';

/** Four dots for each point of paper that a picture takes there: sharp in print, and a report stays small. */
const longestEdge = 144;

/**
 * Pictures are kept for screens, ten times as large as a report shows them, and a PDF holds every dot of them. One that
 * cannot be made smaller is left out.
 */
export async function withSmallPictures(
  facts: ReportFacts,
  workshop: PictureWorkshop,
  signal: AbortSignal,
): Promise<ReportFacts> {
  const made = new Map<string, Promise<string | null>>();
  const small = async (picture: string | null): Promise<string | null> => {
    if (picture === null) return null;
    const known = made.get(picture) ?? smaller(picture, workshop, signal);
    made.set(picture, known);
    return await known;
  };
  const each = <T extends { readonly picture: string | null }>(lines: readonly T[]) =>
    Promise.all(lines.map(async (line) => ({ ...line, picture: await small(line.picture) })));
  const { best, worst } = facts.creatives;
  return {
    ...facts,
    creatives: { best: await each(best), worst: await each(worst) },
    page: { ...facts.page, posts: await each(facts.page.posts) },
  };
}

async function smaller(
  picture: string,
  workshop: PictureWorkshop,
  signal: AbortSignal,
): Promise<string | null> {
  const [, type = '', data = ''] = /^data:([a-z/]+);base64,(.*)$/.exec(picture) ?? [];
  try {
    const made = await workshop.remake({ type, bytes: Buffer.from(data, 'base64') }, longestEdge, signal);
    return `data:${made.type};base64,${Buffer.from(made.bytes).toString('base64')}`;
  } catch {
    signal.throwIfAborted();
    return null;
  }
}
