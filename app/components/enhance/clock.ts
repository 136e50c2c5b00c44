const SLACK = 5 * 60_000;

/**
 * How far the product's clock is ahead of this browser's (milliseconds), by `<meta name="now">`: a reader's clock can be
 * wrong, and a demonstration's moved. Small differences are pages that were kept for a while.
 */
export function clockDifference(): number {
  const told = Date.parse(document.querySelector<HTMLMetaElement>('meta[name=now]')?.content ?? '');
  const difference = told - performance.timeOrigin;
  return Math.abs(difference) > SLACK ? difference : 0;
}
