import { createContext, type ReactNode, useContext } from 'react';

const Assets = createContext<{ script: string }>({ script: '' });

/** Addresses of built files that the document names; known to entry.server only. */
export function AssetsProvider({ script, children }: { script: string; children: ReactNode }) {
  return <Assets.Provider value={{ script }}>{children}</Assets.Provider>;
}

export const useScriptUrl = () => useContext(Assets).script;
