import { answerHonestly, answerWithLies } from './stub-models.ts';
import { type StubProvider, startStubProvider } from './stub-provider.ts';

export const STUB_NAMES = ['honest', 'lying'] as const;
export type StubName = (typeof STUB_NAMES)[number];

/** Starts a stub that words honestly, or one that only lies. It is no model. */
export function startStubModel(name: StubName, port = 0): Promise<StubProvider> {
  return startStubProvider({ answer: name === 'honest' ? answerHonestly : answerWithLies, port });
}
