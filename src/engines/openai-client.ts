/** How LangChain's OpenAI classes reach a server of ours and nobody else's. */
export function clientOptions({
  url,
  key,
  fetch,
}: {
  url: string;
  key: string | undefined;
  fetch: typeof globalThis.fetch;
}) {
  return {
    // Without a key of its own the library would send one that stands in the environment for somebody else.
    apiKey: key ?? 'none',
    configuration: {
      baseURL: url,
      fetch: key ? fetch : withoutKey(fetch),
      organization: null,
      project: null,
      // It would write questions into the log.
      logLevel: 'off' as const,
    },
  };
}

function withoutKey(send: typeof fetch): typeof fetch {
  return (input, init) => {
    const headers = new Headers(init?.headers);
    headers.delete('authorization');
    return send(input, { ...init, headers });
  };
}
