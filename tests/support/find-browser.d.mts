export function findBrowser(): string | undefined;
export function provideBrowser(): string | undefined;
export const HOW_TO_GET_ONE: string;
