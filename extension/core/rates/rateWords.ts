import { z } from 'zod';

const UNITS = { '': 1, K: 1e3, M: 1e6, G: 1e9 } as const;

/** A rate as authors write it, `100M`, read as bits per second. */
export const rateField = z
  .string()
  .regex(/^\d+(\.\d+)?[KMG]?$/, 'is not a rate such as 100M')
  .transform((text) => parseFloat(text) * UNITS[text.replace(/[\d.]/g, '') as keyof typeof UNITS]);

/** Bits per second in words: `49.2 Gbit/s`, with three digits. */
export function rateInWords(bits: number): string {
  const [unit, size] =
    bits >= 1e9
      ? (['Gbit/s', 1e9] as const)
      : bits >= 1e6
        ? (['Mbit/s', 1e6] as const)
        : (['kbit/s', 1e3] as const);
  return `${Number((bits / size).toPrecision(3))} ${unit}`;
}
