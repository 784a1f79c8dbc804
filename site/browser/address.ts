/** One value of the page's own address. */
export function readAddress(name: string): string | null {
  return new URLSearchParams(location.search).get(name);
}

/** Writes it back without a new entry in the history; an empty value takes it out. */
export function writeAddress(name: string, value: string): void {
  const parameters = new URLSearchParams(location.search);
  if (value === "") parameters.delete(name);
  else parameters.set(name, value);
  // Commas and points need no code in a query, and read better without.
  const query = parameters.toString().replaceAll("%2C", ",");
  history.replaceState(null, "", query === "" ? location.pathname : `${location.pathname}?${query}`);
}
