import type { Heard } from '~/platform/events.server';

/** Events that change nothing on any public page. */
const silent =
  /^(person\.(?!suspended|renamed|erased)|token\.|flag\.raised|search\.|escalation\.(note_added|message_sent|name_revealed|assigned|suggested|first_responded|warned|nudged|tagged|untagged|watched|unwatched))/;
/** Events that change only the thread itself, not the lists it stands in. */
const threadOnly = /^(vote\.|question\.(followed|unfollowed)|comment\.|answer\.rated|escalation\.)/;

/** What cached pages show that this event may have changed: `question:<id>`, `lists`, `official`, `site`, `alerts`. */
export function tagsOf(event: Pick<Heard, 'type' | 'questionId'>): string[] {
  const { type, questionId } = event;
  if (silent.test(type)) return [];
  const tags = questionId === null ? [] : [`question:${questionId}`];
  if (/^(site|alert|topic|agency|calendar|directory|person|role|delegation)\./.test(type))
    tags.push('site', 'lists', 'official');
  if (type.startsWith('alert.')) tags.push('alerts');
  if (type.startsWith('skill.')) tags.push('site');
  if (questionId !== null && !threadOnly.test(type)) tags.push('lists');
  if (
    /^(answer\.verified|verification\.|question\.(hidden|(un)?limited|restored|(un)?approved|edited|redacted|moved|merged|imported|import_updated)|answer\.(hidden|restored|(un)?approved))/.test(
      type,
    )
  )
    tags.push('official');
  if (/^escalation\.(opened|resolved|closed|withdrawn|reopened|merged|unmerged)/.test(type)) tags.push('lists');
  return tags;
}
