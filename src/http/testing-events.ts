/** Events of `POST /v1/chat` as a client reads them off the wire. */
import * as contract from '../contract.ts';

/** Every event of an ended stream, checked against the contract; comments that keep the line open are left out. */
export async function readEvents(response: Response): Promise<contract.ChatEvent[]> {
  const blocks = (await response.text()).split('\n\n').filter((block) => block.startsWith('event:'));
  return blocks.map((block) => {
    const [event, data] = block.split('\n').map((line) => line.slice(line.indexOf(': ') + 2));
    return contract.chatEvent.parse({ event, data: JSON.parse(data ?? '') });
  });
}
