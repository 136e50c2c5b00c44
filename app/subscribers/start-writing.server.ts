import { listenForWriting } from '~/features/escalations/writing-now.server';
import { tellStreams } from '~/features/notifications/live-streams.server';

/** Whoever has a case open sees that somebody else is writing there. */
export default function startWriting(): Promise<() => Promise<void>> {
  return listenForWriting((caseId) => tellStreams(`desk:${caseId}`));
}
