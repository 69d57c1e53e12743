declare const brand: unique symbol;
/** A string (or number) that may not be mistaken for another of its kind: `type OrderId = Brand<string, 'OrderId'>`. */
export type Brand<T, B extends string> = T & { readonly [brand]: B };
