/**
 * Where questions like the one being typed appear. With script, the text of the field with id `from` is sent to `url` as
 * `?title=` while one types, and the HTML that comes back is put here; without script it stays empty.
 */
export function SimilarRegion({
  url = '/similar',
  from = 'title',
  label,
}: {
  url?: string;
  from?: string;
  label: string;
}) {
  return (
    <section className="ah-similar" data-similar={url} data-similar-from={from} aria-live="polite" aria-label={label} />
  );
}
