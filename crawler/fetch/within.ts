/** `null` when it takes longer than `ms`; what it comes to afterwards is nobody's business. */
export async function within<T>(work: Promise<T>, ms: number): Promise<T | null> {
  const { promise, resolve } = Promise.withResolvers<null>();
  const timer = setTimeout(() => resolve(null), Math.max(0, ms));
  return Promise.race([work, promise]).finally(() => clearTimeout(timer));
}

/** What is thrown away may break as it likes. */
export async function settled(work: Promise<unknown>): Promise<true> {
  await work.catch(() => undefined);
  return true;
}
