import { say } from '../../extension/core/language/say.ts';

/** Why a connection was not made, in words; `final` where waiting would not help. Codes: getaddrinfo(3), connect(2). */
export function connectWords(
  error: unknown,
  target: { readonly address: string; readonly port: number; readonly user: string },
): { readonly words: string; readonly final: boolean } {
  const { code, level } = error as { readonly code?: string; readonly level?: string };
  if (level === 'client-authentication')
    return { words: say('It does not let {user} in with this key.', { user: target.user }), final: true };
  if (level === 'agent') return { words: say('The ssh agent does not answer.'), final: true };
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return { words: say('Nobody knows the name {name}.', { name: target.address }), final: true };
    case 'ECONNREFUSED':
      return {
        words: say('Nothing listens on port {port} of {address}.', {
          port: target.port,
          address: target.address,
        }),
        final: false,
      };
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
      return {
        words: say('There is no way to {address} from here.', { address: target.address }),
        final: false,
      };
    default:
      return { words: '', final: false };
  }
}
