import type { Heard } from '~/platform/events.server';

/** Streams a page can listen to: `question:<id>`, `queue:<agency id>`, `queue:all`, `case:<id>`, `alerts`. */
export function liveTopicsOf(event: Heard): string[] {
  const topics: string[] = event.type.startsWith('alert.') ? ['alerts'] : [];
  if (
    event.questionId !== null &&
    !/^escalation\.(note_added|message_sent|name_revealed|tagged|untagged|watched|unwatched)/.test(event.type)
  )
    topics.push(`question:${event.questionId}`);
  if (event.escalationId !== null) topics.push(`case:${event.escalationId}`, 'queue:all');
  if (event.escalationId !== null && event.agencyId !== null) topics.push(`queue:${event.agencyId}`);
  return topics;
}
