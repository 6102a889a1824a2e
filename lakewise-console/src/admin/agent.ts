const LONGEST = 60;

/** What somebody came with. The server keeps a client's product alone, which of browsers is one. */
export function agentWords(agent: string | null | undefined): string {
  return !agent || agent.startsWith('Mozilla/') ? 'a browser' : agent.slice(0, LONGEST);
}
