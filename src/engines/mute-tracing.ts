const SWITCHES = ['LANGSMITH_TRACING', 'LANGSMITH_TRACING_V2', 'LANGCHAIN_TRACING', 'LANGCHAIN_TRACING_V2'];

/** LangChain sends questions to its maker's service when one of these is set in the environment. Here never. */
export function muteTracing(): void {
  for (const name of SWITCHES) delete process.env[name];
}
