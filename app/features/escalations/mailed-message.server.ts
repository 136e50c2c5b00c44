import { and, count, eq } from 'drizzle-orm';
import { db } from '~db/client';
import { caseFiles, escalationMessages } from '~db/schema';

/** What staff wrote to the asker, for the mail that brings it to them alone, and how many files came with it. */
export async function mailedMessage(
  caseId: number,
  messageId: number,
): Promise<{ text: string; files: number } | null> {
  const [message] = await db
    .select({ text: escalationMessages.bodyMarkdown })
    .from(escalationMessages)
    .where(
      and(
        eq(escalationMessages.id, messageId),
        eq(escalationMessages.escalationId, caseId),
        eq(escalationMessages.side, 'staff'),
      ),
    );
  if (!message) return null;
  const [files] = await db.select({ n: count() }).from(caseFiles).where(eq(caseFiles.messageId, messageId));
  return { text: message.text, files: files?.n ?? 0 };
}
