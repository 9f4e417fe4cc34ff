import type { z } from 'zod';
import type { MessageOf } from '../../protocol/messageMap.ts';

/** Reads JSON that is a message of a map, by the form of each; undefined where it is not. What comes in is not trusted. */
export function guardBy<Map extends object>(forms: { readonly [K in keyof Map]: z.ZodType<Map[K]> }) {
  return (text: string): MessageOf<Map> | undefined => {
    const value = parsed(text);
    if (typeof value !== 'object' || value === null || !('type' in value)) return undefined;
    const { type } = value;
    if (typeof type !== 'string' || !Object.hasOwn(forms, type)) return undefined;
    const read = forms[type as keyof Map].safeParse(value);
    return read.success ? ({ type, ...read.data } as MessageOf<Map>) : undefined;
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
