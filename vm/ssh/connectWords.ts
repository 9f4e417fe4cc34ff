/** Why a connection was not made, in words; `final` where waiting would not help. Codes: getaddrinfo(3), connect(2). */
export function connectWords(
  error: unknown,
  target: { readonly address: string; readonly port: number; readonly user: string },
): { readonly words: string; readonly final: boolean } {
  const { code, level } = error as { readonly code?: string; readonly level?: string };
  if (level === 'client-authentication')
    return { words: `It does not let ${target.user} in with this key.`, final: true };
  if (level === 'agent') return { words: 'The ssh agent does not answer.', final: true };
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { words: `Nobody knows the name ${target.address}.`, final: true };
    case 'ECONNREFUSED':
      return { words: `Nothing listens on port ${target.port} of ${target.address}.`, final: false };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return { words: `There is no way to ${target.address} from here.`, final: false };
    default:
      return { words: '', final: false };
  }
}
