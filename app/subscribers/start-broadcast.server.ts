import { listenForEvents } from '~/platform/broadcast.server';

/** This process hears of every committed event, its own and those of others. */
export default listenForEvents;
