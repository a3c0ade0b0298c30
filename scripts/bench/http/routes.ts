/** Where the empty route of the measured server stands. */
export const EMPTY_PATH = '/bench/empty';
export const CHAT_PATH = '/v1/chat';
