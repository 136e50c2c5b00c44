import { answerCall } from './answer-call.server';

/** API v1. All calls are in `table.ts`. */
export const loader = answerCall;
export const action = answerCall;
