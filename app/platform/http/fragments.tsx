import { createContext, type ReactNode, useContext } from 'react';

const Fragments = createContext<Map<string, string>>(new Map());

/**
 * HTML that was rendered and cleaned when it was written (post bodies). Loaders put it into `context.fragments` under a key;
 * it never travels in the loader data.
 */
export function FragmentsProvider({ fragments, children }: { fragments: Map<string, string>; children: ReactNode }) {
  return <Fragments.Provider value={fragments}>{children}</Fragments.Provider>;
}

/** The page's fragments by key; an unknown one is empty. */
export function useFragments(): (key: string) => string {
  const fragments = useContext(Fragments);
  return (key) => fragments.get(key) ?? '';
}
