/**
 * The same answers, each worked out once: an answer lies hidden on what was asked about, and goes with it. With a `WeakMap` all
 * answers, and the complaints in them, stayed until the collector swept the whole heap: half of its work was to move them about.
 */
export function remember<Asked extends object, Answer extends object>(
  answer: (about: Asked) => Answer,
): (about: Asked) => Answer {
  const known = Symbol("known");
  return (about) => {
    const before = (about as { readonly [known]?: Answer })[known];
    if (before !== undefined) return before;
    const value = answer(about);
    Object.defineProperty(about, known, { value });
    return value;
  };
}
