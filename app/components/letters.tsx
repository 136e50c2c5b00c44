/** An index from A to Z: the letters that lead somewhere, and those that have nothing. */
export function Letters({
  label,
  items,
}: {
  label: string;
  items: readonly { letter: string; href: string | null; current: boolean }[];
}) {
  return (
    <nav className="ah-letters" aria-label={label}>
      <ul>
        {items.map(({ letter, href, current }) => (
          <li key={letter}>
            {href ? (
              <a href={href} aria-current={current ? 'page' : undefined}>
                {letter}
              </a>
            ) : (
              <span aria-hidden="true">{letter}</span>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
