/** In order of first appearance. */
export function groupBy<Any, Key>(all: readonly Any[], keyOf: (each: Any) => Key): Map<Key, Any[]> {
  const groups = new Map<Key, Any[]>();
  for (const each of all) {
    const group = groups.get(keyOf(each));
    if (group === undefined) groups.set(keyOf(each), [each]);
    else group.push(each);
  }
  return groups;
}
