import { Disclosure } from '~/components/disclosure';
import { PostBody } from '~/components/post-body';
import { Time } from '~/components/time';
import { VoiceLabel, VoiceMessage } from '~/components/voice';
import { useFragments } from '~/platform/http/fragments';
import { useWords } from '~/platform/i18n/words';
import { AttachedFiles } from './attached-files';
import { caseWords } from './case.words';
import type { FileShown } from './case-file.queries.server';
import { deskWords } from './desk.words';

type Message = { id: number; side: string; author: string | null; createdAt: Date; files: readonly FileShown[] };

/** Where a long exchange is folded, and how many of its last messages stay open. */
const foldAfter = 30;
const keepOpen = 20;

/** What the person who asked and staff have said to each other, oldest first; `forAsker`: their own are "you". */
export function MessageList(props: { messages: readonly Message[]; readers: string; forAsker?: boolean }) {
  const { messages, readers, forAsker = false } = props;
  const t = useWords(deskWords);
  const c = useWords(caseWords);
  const fragment = useFragments();
  if (messages.length === 0) return <p className="ah-small">{t('noMessages')}</p>;
  const author = ({ side, author }: Message) =>
    forAsker && side === 'asker' ? t('you') : (author ?? t(side === 'asker' ? 'fromAsker' : 'fromSystem'));
  const shown = (message: Message) => (
    <VoiceMessage
      key={message.id}
      voice="private"
      own={forAsker && message.side === 'asker'}
      id={`message-${message.id}`}
      byline={
        <>
          <bdi>{author(message)}</bdi> · <Time at={message.createdAt} />
        </>
      }
    >
      <PostBody html={fragment(`m${message.id}`)} />
      <AttachedFiles files={message.files} forStaff={!forAsker} />
    </VoiceMessage>
  );
  const folded = messages.length > foldAfter ? messages.length - keepOpen : 0;
  return (
    <>
      <VoiceLabel voice="private" readers={readers} />
      {folded > 0 && (
        <Disclosure summary={c('earlier', { count: folded })} icon="history" quiet>
          {messages.slice(0, folded).map(shown)}
        </Disclosure>
      )}
      {messages.slice(folded).map(shown)}
    </>
  );
}
