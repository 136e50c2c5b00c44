import { redirect } from '@remix-run/node';
import { z } from 'zod';
import { approvePost, limitQuestion } from '~/features/moderation/approve-post.server';
import { askForInfo } from '~/features/moderation/ask-for-info.server';
import { closeQuestion } from '~/features/moderation/close-question.server';
import { decideFlags } from '~/features/moderation/decide-flags.server';
import { hidePost } from '~/features/moderation/hide-post.server';
import { markDuplicate } from '~/features/moderation/mark-duplicate.server';
import {
  CloseQuestion,
  HidePost,
  LimitQuestion,
  MarkDuplicate,
  MoveTopic,
  NeedsInfo,
  OnPost,
  OnQuestion,
  SuspendPerson,
  UndoAction,
} from '~/features/moderation/moderation.schema';
import { moveQuestion } from '~/features/moderation/move-question.server';
import { reopenQuestion } from '~/features/moderation/reopen-question.server';
import { restorePost } from '~/features/moderation/restore-post.server';
import { suspendPerson } from '~/features/moderation/suspend-person.server';
import { undoModerationAction } from '~/features/moderation/undo-moderation-action.server';
import { type FormArgs, intent } from '~/platform/http/form-action.server';
import { requireStaff } from '~/platform/http/request-actor.server';

/** Back to the page the form was on. */
const here = ({ url }: Pick<FormArgs<z.ZodType>, 'url'>) => redirect(url.pathname + url.search);

/** What a moderator can do with a post: the same forms on the flags desk and on the post's own page. */
export const moderationIntents = {
  hide: intent(HidePost, async (args) => {
    const { post, kind, note } = args.input;
    await hidePost(await requireStaff(args), post, { kind, note });
    return here(args);
  }),
  restore: intent(OnPost, async (args) => {
    await restorePost(await requireStaff(args), args.input.post);
    return here(args);
  }),
  decide: intent(OnPost.extend({ outcome: z.enum(['upheld', 'dismissed']) }), async (args) => {
    await decideFlags(await requireStaff(args), args.input.post, args.input.outcome);
    return here(args);
  }),
  approve: intent(OnPost, async (args) => {
    await approvePost(await requireStaff(args), args.input.post);
    return here(args);
  }),
  limit: intent(LimitQuestion, async (args) => {
    await limitQuestion(await requireStaff(args), args.input.question, args.input.note);
    return here(args);
  }),
  close: intent(CloseQuestion, async (args) => {
    const { question, reason, note } = args.input;
    await closeQuestion(await requireStaff(args), question, { reason, note });
    return here(args);
  }),
  reopen: intent(OnQuestion, async (args) => {
    await reopenQuestion(await requireStaff(args), args.input.question);
    return here(args);
  }),
  duplicate: intent(MarkDuplicate, async (args) => {
    await markDuplicate(await requireStaff(args), args.input.question, args.input.original);
    return here(args);
  }),
  move: intent(MoveTopic, async (args) => {
    await moveQuestion(await requireStaff(args), args.input.question, args.input.topic);
    return here(args);
  }),
  'needs-info': intent(NeedsInfo, async (args) => {
    await askForInfo(await requireStaff(args), args.input.question, args.input.note);
    return here(args);
  }),
  suspend: intent(SuspendPerson, async (args) => {
    const { person, days, reason } = args.input;
    await suspendPerson(await requireStaff(args), person, { forDays: days, reason });
    return here(args);
  }),
  undo: intent(UndoAction, async (args) => {
    await undoModerationAction(await requireStaff(args), args.input.action);
    return here(args);
  }),
};
