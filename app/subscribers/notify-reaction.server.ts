import { notify } from '~/features/notifications/notify.server';
import { noticeTypes } from '~/features/notifications/recipients';
import type { Reaction } from './reaction';

/** Notices and mail to everybody concerned. */
export const reaction: Reaction = { name: 'notify', types: noticeTypes, run: notify };
