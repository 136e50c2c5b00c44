import type { ReactNode } from 'react';

/** Facts by name. Leaves out those that are null, undefined or false. */
export function DefinitionList({ items }: { items: readonly { term: ReactNode; detail: ReactNode; key?: string }[] }) {
  return (
    <dl className="ah-facts">
      {items.map(({ term, detail, key }, at) =>
        detail === null || detail === undefined || detail === false ? null : (
          <div key={key ?? at}>
            <dt>{term}</dt>
            <dd>{detail}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
