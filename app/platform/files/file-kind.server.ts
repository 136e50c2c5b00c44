import { fileTypeFromBuffer } from 'file-type';
import { fileKinds } from './file-rules';

/** What a file is by its content, whatever it is called; null for what may not be attached. */
export async function fileKind(bytes: Buffer): Promise<string | null> {
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found) return Object.hasOwn(fileKinds, found.mime) ? found.mime : null;
  return isText(bytes) ? 'text/plain' : null;
}

/** UTF-8 without control characters. Markup is text, too: it is only ever handed out as a text to keep. */
function isText(bytes: Buffer): boolean {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones.
    return text.length > 0 && !/[\u0000-\u0008\u000b\u000e-\u001f\u007f]/.test(text);
  } catch {
    return false;
  }
}
