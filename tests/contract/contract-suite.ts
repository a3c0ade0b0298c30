import { beforeAll, describe } from 'vitest';
import {
  describeBadRequests,
  describeKillSwitch,
  describeSurfaces,
  type SendRequest,
} from '../../src/http/surfaces.suite.ts';
import { listBadRequests } from '../../src/http/testing-faults.ts';
import { listSurfaces } from '../../src/http/testing-surfaces.ts';
import { describeAnswers } from './answer-tests.ts';
import { describeClients } from './client-tests.ts';
import { describeConfigured, describeRateLimit } from './guard-tests.ts';
import { describePages } from './page-tests.ts';
import { describeReading } from './reading-tests.ts';

/**
 * Opens the whole program over the corpus of the repository with these settings, named as in README (on Node they are
 * the environment, on a Worker its vars), and gives a function that sends it one request. `path` begins with a slash;
 * redirects are not followed. Whoever declares the suite ends what was opened, in an `afterAll` of their own.
 */
export type OpenRuntime = (settings: Record<string, string>) => Promise<SendRequest>;

const LETTER = 'beleidsbrief-bzk-2026';
const MISSING_PAPER = 'kst-34430-10';
const QUESTION = 'Wanneer komt het nieuwe stembiljet?';
const CONFIGURED = {
  BRIEFWIJZER_ALLOWED_ORIGINS: 'https://www.example.nl',
  BRIEFWIJZER_PUBLIC_URL: 'https://vragen.example.nl',
  BRIEFWIJZER_SECURITY_CONTACT: 'mailto:meldpunt@example.nl',
  BRIEFWIJZER_API_NAME: 'Testbeheer',
};

/** A runtime that is opened before the tests of this block, under a name that can be used at once. */
function openBefore(open: OpenRuntime, settings: Record<string, string>): SendRequest {
  let send: SendRequest | undefined;
  beforeAll(async () => {
    send = await open(settings);
  });
  return (path, init) => send!(path, init);
}

const surfaces = listSurfaces(LETTER, QUESTION);

/** Declares what a runtime serves without any setting; `describeContract` declares this and the rest. */
export function describeServed(runtime: string, open: OpenRuntime): void {
  describe(`the contract on ${runtime}`, () => {
    const send = openBefore(open, {});
    describeSurfaces(send, surfaces);
    describeBadRequests(send, listBadRequests(LETTER, MISSING_PAPER));
    describeAnswers(send);
    describeReading(send, LETTER);
    describeClients(send, QUESTION);
    describePages(send, LETTER);
  });
}

/** Declares the contract that every runtime keeps: the same tests for Node, workerd and PostgreSQL. */
export function describeContract(runtime: string, open: OpenRuntime): void {
  describeServed(runtime, open);

  describe(`the contract on ${runtime}, switched off`, () => {
    describeKillSwitch(openBefore(open, { BRIEFWIJZER_DISABLED: 'true' }), surfaces);
  });

  describe(`the contract on ${runtime}, with settings of its own`, () => {
    describeConfigured(openBefore(open, CONFIGURED), CONFIGURED);
  });

  describe(`the contract on ${runtime}, with little to spend`, () => {
    const settings = { BRIEFWIJZER_CLIENT_BURST: '1', BRIEFWIJZER_CLIENT_PER_MINUTE: '1' };
    describeRateLimit(() => open(settings), surfaces);
  });
}
