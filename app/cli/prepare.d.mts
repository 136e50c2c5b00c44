export const root: string;
export function checkNode(): void;
export function ensureInstalled(): void;
export function ensureBuilt(): void;
export function isBuilt(): boolean;
