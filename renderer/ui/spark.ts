/** Runs of neighbouring values as SVG paths in a box; a missing value breaks the line instead of being drawn as zero. */
export function sparkPaths(
  values: readonly (number | null)[],
  width: number,
  height: number,
): readonly string[] {
  const known = values.filter((value) => value !== null);
  if (known.length === 0) return [];
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const x = (index: number) => (values.length === 1 ? width / 2 : (index * width) / (values.length - 1));
  const y = (value: number) => (high === low ? height / 2 : height - ((value - low) / (high - low)) * height);
  const point = (value: number, index: number) => `${round(x(index))} ${round(y(value))}`;

  const runs: string[][] = [[]];
  values.forEach((value, index) => {
    if (value === null) runs.push([]);
    else runs.at(-1)?.push(point(value, index));
  });
  // A lone point becomes a dot: a line of no length with round ends.
  return runs
    .filter((run) => run.length > 0)
    .map((run) => `M${run.join('L')}${run.length === 1 ? 'h0' : ''}`);
}

function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}
