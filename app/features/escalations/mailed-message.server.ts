import { and, count, desc, eq } from 'drizzle-orm';
import { db } from '~db/client';
import { caseFiles, escalationMessages } from '~db/schema';

/** What staff wrote to the asker, that time or last, for the mail that brings it to them alone, and how many files came with it. */
export async function mailedMessage(
  caseId: number,
  messageId: number | 'last',
): Promise<{ text: string; files: number } | null> {
  const [message] = await db
    .select({ id: escalationMessages.id, text: escalationMessages.bodyMarkdown })
    .from(escalationMessages)
    .where(
      and(
        messageId === 'last' ? undefined : eq(escalationMessages.id, messageId),
        eq(escalationMessages.escalationId, caseId),
        eq(escalationMessages.side, 'staff'),
      ),
    )
    .orderBy(desc(escalationMessages.id))
    .limit(1);
  if (!message) return null;
  const [files] = await db.select({ n: count() }).from(caseFiles).where(eq(caseFiles.messageId, message.id));
  return { text: message.text, files: files?.n ?? 0 };
}
