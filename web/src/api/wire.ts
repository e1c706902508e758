/** Types out of the generated schema: what an operation answers, and a named record as it is read. */
import type { components, operations } from './schema';

type Json<Response> = Response extends { content: { 'application/json': infer Body } } ? Body : never;
type Good = 200 | 201 | 202;
/** What an operation of the interface answers when it succeeds. */
export type Answer<Name extends keyof operations> = operations[Name] extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Status extends Good ? Json<Responses[Status]> : never }[keyof Responses]
  : never;
export type Schema<Name extends keyof components['schemas']> = components['schemas'][Name];

export type Item<List> = List extends readonly (infer One)[] ? One : never;
/** A property that may be left out or null, as what it is when it is there. */
export type Of<Shape, Name extends keyof Shape> = NonNullable<Shape[Name]>;
/** Some properties told closer than the schema can: free objects, records by their declared fields. */
export type With<Shape, Closer extends Partial<Record<keyof Shape, unknown>>> = Omit<Shape, keyof Closer> & Closer;

/** True where what comes over the wire is what `Shape` says, as far as the schema describes it. */
export type Fits<Wire, Shape> = string extends keyof Wire ? true : [Wire] extends [Shape] ? true : false;
/** Does not compile where something else than `true` is given. */
export type Must<Holds extends true> = Holds;
