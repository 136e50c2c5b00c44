/** A part of the page that is fetched from another of our pages when this one has loaded; without script, a link to that page. */
export function LoadLater({ from, label }: { from: string; label: string }) {
  return (
    <div data-load={from}>
      <a href={from}>{label}</a>
    </div>
  );
}
