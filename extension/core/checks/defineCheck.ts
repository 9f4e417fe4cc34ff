import { z } from 'zod';
import type { CheckKind, ExecKind, StateKind } from './checkKind.ts';
import { commonFields } from './commonFields.ts';

type Flat<T> = { [K in keyof T]: T[K] };
type Common = z.output<z.ZodObject<typeof commonFields>>;
/** What a check says whose kind has the fields `F` of its own, as the engine reads it. */
export type FieldsOf<F extends z.ZodRawShape> = Flat<Omit<Common, keyof F> & z.output<z.ZodObject<F>>>;
type CheckOf<N extends string, F extends z.ZodRawShape> = Flat<{ readonly kind: N } & FieldsOf<F>>;

interface Definition<N extends string, F extends z.ZodRawShape> {
  /** The key that makes an entry of a check block one of this kind. */
  readonly name: N;
  /** The fields beside those of every check, each with `describe`, for authors. The one called as the kind is needed. */
  readonly schema: F & Record<N, z.ZodType>;
  /** An entry of a check block, as an author writes it, without `what`. */
  readonly example: string;
  /**
   * What an author writes for a field, where that is not the field's own name: `{ kind: 'linkKind' }`. Where every check
   * has such a key too (`id`), a number in it is the kind's own field.
   */
  readonly aliases?: Readonly<Record<string, keyof F & string>>;
  /** The state that is wanted, in words: "a link br0 of kind bridge". */
  readonly describe: (check: CheckOf<N, F>) => string;
}

type Evaluation<C extends { readonly kind: string }> =
  Pick<StateKind<C>, 'reads' | 'parts' | 'fades' | 'evaluate'> | Pick<ExecKind<C>, 'reads' | 'evaluate'>;

/**
 * A kind of check, whole: what an author may write, how it is worded, how it is evaluated. A file in `kinds/` that exports
 * one under its own name is all that a new kind takes: schema, reference, completion, hover and lint come from it.
 */
export function defineCheck<const N extends string, F extends z.ZodRawShape>(
  definition: Definition<N, F> & Evaluation<CheckOf<N, F>>,
): CheckKind<CheckOf<N, F>> {
  const { name, aliases = {}, schema: own } = definition;
  const schema = z.strictObject({ ...commonFields, kind: z.literal(name), ...own });
  const kind = { ...definition, aliases, fields: Object.keys(schema.shape), schema };
  // TypeScript can't infer what zod makes of fields that are not known yet.
  return kind as unknown as CheckKind<CheckOf<N, F>>;
}
