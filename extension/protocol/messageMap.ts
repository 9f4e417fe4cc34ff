/** The message of each key of a map, as one union: `{ type: key } & its fields`. */
export type MessageOf<Map> = { [K in keyof Map]: { readonly type: K } & Map[K] }[keyof Map];

/** One handler a message: a missing one does not compile. */
export type Handlers<Map, Answer = void> = { readonly [K in keyof Map]: (message: Map[K]) => Answer };
